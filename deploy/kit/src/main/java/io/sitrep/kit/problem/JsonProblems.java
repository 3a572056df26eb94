package io.sitrep.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Collectors;

/** Says in plain words why a JSON body could not be read, without repeating what was sent. */
final class JsonProblems {
    private JsonProblems() {}

    static Problem describe(JsonProcessingException unreadable) {
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            return wrong(path(unknown.getPath()), "is not a field of this request");
        }
        if (unreadable instanceof InvalidFormatException format) {
            return wrong(path(format.getPath()), "is not " + wanted(format.getTargetType()));
        }
        if (unreadable instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return wrong(path(mismatch.getPath()), "is not " + wanted(mismatch.getTargetType()));
        }
        if (unreadable instanceof StreamConstraintsException) {
            return Problem.malformed("The JSON is nested too deep, or a name or number in it is too long");
        }
        if (unreadable instanceof JsonMappingException mapping && mapping.getCause() instanceof ForbiddenText text) {
            return wrong(path(mapping.getPath()), text.getMessage());
        }
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return wrong(path(mapping.getPath()), "could not be read");
        }
        return Problem.malformed(located(unreadable));
    }

    private static String located(JsonProcessingException unreadable) {
        String what = unreadable.getOriginalMessage() != null
                        && unreadable.getOriginalMessage().startsWith("Duplicate field")
                ? "The JSON names a field twice"
                : "The body is not well-formed JSON, or not of the kind this request wants";
        var at = unreadable.getLocation();
        return at == null || at.getLineNr() < 1
                ? what
                : what + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static Problem wrong(String field, String message) {
        return Problem.malformed(field + ": " + message, new FieldError(field, message));
    }

    private static String path(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : Integer.toString(step.getIndex()))
                .collect(Collectors.joining("."));
    }

    private static String wanted(Class<?> type) {
        if (type == null) {
            return "of the type wanted here";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a string";
            case "Boolean", "boolean" -> "true or false";
            case "Integer", "int", "Long", "long" -> "a whole number";
            case "Instant" -> "a time in ISO 8601, such as 2026-03-04T10:00:00.000Z";
            case "Duration" -> "a duration in ISO 8601, such as PT30M";
            case "UUID" -> "a UUID";
            case "List", "ArrayList", "Set" -> "a list";
            case "Map", "LinkedHashMap" -> "an object";
            default -> type.isEnum() ? "one of the values allowed here" : "of the type wanted here";
        };
    }
}
