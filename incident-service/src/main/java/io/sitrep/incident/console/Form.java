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

    /** What the names of fields go on from that say how another one was seen. */
    public static final String WAS = "was.";

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

    /** Whether it is only to be shown again, with a template where one was chosen: nothing is to be done yet. */
    public boolean isToBeShown() {
        return text("use") != null;
    }

    /** Null when it is absent or empty: a browser sends what is left empty too. */
    public String text(String name) {
        String raw = raw(name);
        return raw == null || raw.isBlank() ? null : raw;
    }

    /** As it was typed, also nothing; null when the form has no such field. */
    public String raw(String name) {
        List<String> all = fields.get(name);
        return all == null || all.isEmpty() ? null : asTyped(all.get(0));
    }

    /** A text as a form has it, to be held against what was typed: a browser knows one end of a line, and nothing is empty. */
    public static String asTyped(String text) {
        return text == null ? "" : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    public String or(String name, String otherwise) {
        String raw = raw(name);
        return raw == null ? otherwise : raw;
    }

    public boolean has(String name, String value) {
        return fields.getOrDefault(name, List.of()).contains(value);
    }

    /** As it was typed, where it was typed otherwise than it had been seen; else as it is now. */
    public String unless(String name, String now) {
        return isSame(name) ? now : raw(name);
    }

    /** Whether a field was left as it had been seen, by what its form holds under {@link #WAS}; also where there is none. */
    public boolean isSame(String name) {
        return raw(name) == null || raw(name).equals(raw(WAS + name));
    }

    /** Whether it was typed otherwise than it had been seen; a form says what was seen too, under {@code was.} and the same name. */
    public boolean isChanged(String name) {
        return !sorted(name).equals(sorted(WAS + name));
    }

    /** What somebody wants otherwise than they had seen it, by field: the same whatever is changed beside it meanwhile. */
    public Map<String, List<String>> changes() {
        Map<String, List<String>> changes = new TreeMap<>();
        wish().keySet().stream()
                .map(name -> name.startsWith(WAS) ? name.substring(WAS.length()) : name)
                .filter(this::isChanged)
                .forEach(name -> changes.put(name, sorted(name)));
        return changes;
    }

    private List<String> sorted(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(Form::asTyped)
                .filter(text -> !text.isBlank())
                .sorted()
                .toList();
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
