package io.sitrep.incident.console.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What would become of one field of a thing.
 *
 * @param name as the API has it
 */
public record Field(String name, String before, String after) {
    /** Those of {@code after} that are not as {@code before} has them, in its order. */
    static List<Field> between(Map<String, String> before, Map<String, String> after) {
        List<Field> all = new ArrayList<>();
        after.forEach((name, text) -> {
            String was = before.getOrDefault(name, "");
            if (!was.equals(text)) {
                all.add(new Field(name, was, text));
            }
        });
        return all;
    }
}
