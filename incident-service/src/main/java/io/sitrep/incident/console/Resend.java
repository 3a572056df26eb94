package io.sitrep.incident.console;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A form that could not be handed on, with everything that was typed and the same wish: sent again as it is, it is done once, also
 * where it was done the first time and only the answer was lost.
 *
 * @param action where it is sent
 */
public record Resend(String action, Form typed) {
    private static final Set<String> NOT_TYPED =
            Set.of(Form.ONCE, Form.SEEN, "looked", "column", "publish", "notify", "back", "of", "dry_run");

    /** All fields but the one each screen has of its own. */
    public Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new TreeMap<>(typed.fields());
        fields.remove(Form.TOKEN);
        return fields;
    }

    /** What a person typed of it. */
    public List<String> texts() {
        return fields().entrySet().stream()
                .filter(each ->
                        !NOT_TYPED.contains(each.getKey()) && !each.getKey().startsWith(Form.WAS))
                .flatMap(each -> each.getValue().stream())
                .filter(text -> !text.isBlank())
                .toList();
    }
}
