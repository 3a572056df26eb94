package io.sitrep.incident.console;

import io.sitrep.incident.page.Digest;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was typed into a form. Templates ask it for what to show again. */
public record Form(Map<String, List<String>> fields) {
    /** Nothing was typed yet. */
    public static final Form EMPTY = new Form(Map.of());

    /** By which a form of ours is known. */
    public static final String TOKEN = "form_token";

    /** Makes of a form that is sent twice one wish. */
    static final String ONCE = "once";

    /** The version of an incident that whoever fills the form in has seen. */
    static final String SEEN = "seen";

    public static Form of(MultivaluedMap<String, String> fields) {
        return new Form(fields == null ? Map.of() : Map.copyOf(fields));
    }

    /**
     * The same for a form that is sent twice as it is, another one once something in it is different.
     *
     * @param path to which it is sent: one screen's forms share what makes them its own
     */
    String key(String path) {
        return Digest.of((path + " " + new TreeMap<>(fields)).getBytes(StandardCharsets.UTF_8));
    }

    /** What somebody typed, without what only our screens put there: the same for the same wish. */
    public Map<String, List<String>> wish() {
        Map<String, List<String>> wish = new TreeMap<>(fields);
        List.of(TOKEN, ONCE, SEEN, "looked").forEach(wish::remove);
        return wish;
    }

    /** Null when it is absent or empty: a browser sends what is left empty too. */
    public String text(String name) {
        String raw = raw(name);
        return raw == null || raw.isBlank() ? null : raw;
    }

    /** As it was typed, also nothing; null when the form has no such field. */
    public String raw(String name) {
        List<String> all = fields.get(name);
        return all == null || all.isEmpty() ? null : all.get(0).replace("\r\n", "\n");
    }

    public String or(String name, String otherwise) {
        String raw = raw(name);
        return raw == null ? otherwise : raw;
    }

    public boolean has(String name, String value) {
        return fields.getOrDefault(name, List.of()).contains(value);
    }

    /** All that were ticked; null when none was. */
    public List<String> all(String name) {
        List<String> all = fields.getOrDefault(name, List.of()).stream()
                .filter(each -> !each.isBlank())
                .toList();
        return all.isEmpty() ? null : all;
    }

    /** Those whose names begin so, by what follows; without what was left empty. */
    public Map<String, String> beginning(String prefix) {
        return fields.keySet().stream()
                .filter(name -> name.startsWith(prefix) && text(name) != null)
                .collect(Collectors.toMap(
                        name -> name.substring(prefix.length()), this::text, (a, b) -> a, TreeMap::new));
    }
}
