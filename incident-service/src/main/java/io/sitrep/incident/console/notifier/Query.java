package io.sitrep.incident.console.notifier;

import io.sitrep.incident.console.Form;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What stands behind the {@code ?} of an address. */
public final class Query {
    private static final String BACK = "back";

    private Query() {}

    /** With the {@code ?}; nothing where nothing is asked for. */
    public static String of(Map<String, String> values) {
        String all = values.entrySet().stream()
                .filter(each ->
                        Objects.nonNull(each.getValue()) && !each.getValue().isBlank())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return all.isEmpty() ? "" : "?" + all;
    }

    /** What a form has kept of the address it stood at; nothing unless it is a query and nothing more. */
    public static String kept(Form form) {
        String back = form.or(BACK, "");
        return back.matches("\\?[A-Za-z0-9_=&%.:+*-]*") ? back : "";
    }

    /** The same, taken apart. */
    public static Map<String, String> asked(Form form) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String part : kept(form).replaceFirst("^\\?", "").split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                asked.put(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return asked;
    }

    /** Those of these names that the address has, without what was left empty. */
    public static Map<String, String> asked(UriInfo address, List<String> names) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String name : names) {
            String value = address.getQueryParameters().getFirst(name);
            if (value != null && !value.isBlank()) {
                asked.put(name, value.strip());
            }
        }
        return asked;
    }
}
