package io.sitrep.incident.catalog.entry;

import io.sitrep.incident.catalog.plan.Reading;
import io.sitrep.incident.domain.Wire;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a template leaves open: {@code {{title}}}. There are no others. */
enum Placeholder implements Wire {
    TITLE,
    SEVERITY,
    STATUS,
    COMPONENTS,
    REGIONS,
    /** When the next update is promised. */
    NEXT_UPDATE,
    PAGE_URL;

    private static final Pattern ANY = Pattern.compile("\\{\\{\\s*([^{}]{0,100}?)\\s*}}");
    private static final String KNOWN =
            Arrays.stream(values()).map(each -> "{{" + each.wire() + "}}").collect(Collectors.joining(", "));

    /** Refuses those in a text that are not known. */
    static void check(Reading words, String field) {
        String text = words.text(field);
        if (text != null) {
            ANY.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> Wire.read(Placeholder.class, name).isEmpty())
                    .distinct()
                    .forEach(name ->
                            words.refuse(field, "holds the unknown placeholder {{" + name + "}}; there are " + KNOWN));
        }
    }
}
