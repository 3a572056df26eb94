package io.sitrep.incident.catalog.document;

import java.util.HashMap;
import java.util.Map;

/** On which line of a text each value stands, by its path: {@code components[3].depends_on[0]}. */
public final class Lines {
    private final Map<String, Integer> byPath = new HashMap<>();

    void put(String path, int line) {
        byPath.putIfAbsent(path, line);
    }

    /** Of what is not there the line of what it would stand in; 0 when nothing is known. */
    int of(String path) {
        String at = path;
        while (!at.isEmpty() && !byPath.containsKey(at)) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return byPath.getOrDefault(at, 0);
    }

    public static String child(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    public static String child(String path, int index) {
        return path + "[" + index + "]";
    }
}
