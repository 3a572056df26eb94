package io.sitrep.incident.importer;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;

/** Where in an item a fault lies, as a person would write it: {@code incident_updates.2.body}. */
final class Place {
    private static final int LONGEST = 100;

    private Place() {}

    static String of(JsonMappingException fault) {
        String path = fault.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
        if (path.isEmpty()) {
            return "a field";
        }
        return path.length() > LONGEST ? path.substring(0, LONGEST) + "…" : path;
    }
}
