package io.sitrep.incident.page.site;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which document somebody asked for, reduced to what makes a difference to it: two readers with equal ones get the same bytes.
 *
 * @param source whose document it is
 * @param path as it stands in the address
 * @param parameters those of the query that matter
 * @param locale in which it is wanted, or null where it has no words
 * @param zone in which its times are wanted, or null where that is the page's own
 */
public record Asked(DocumentSource source, String path, Map<String, String> parameters, Locale locale, ZoneId zone) {
    /** Stands among the parameters of what no service sends; no address can ask for it. */
    private static final String COPY = "copy";

    public Asked {
        parameters = Map.copyOf(parameters);
    }

    /** The same document for every reader. */
    public static Asked byPath(DocumentSource source, String path) {
        return new Asked(source, path, Map.of(), null, null);
    }

    public String parameter(String name) {
        return parameters.get(name);
    }

    /** The same for a copy that no service stands behind, which holds it until it differs: it says nothing of how all is now. */
    public Asked forCopy() {
        Map<String, String> more = new HashMap<>(parameters);
        more.put(COPY, "");
        return new Asked(source, path, more, locale, zone);
    }

    public boolean isForCopy() {
        return parameters.containsKey(COPY);
    }
}
