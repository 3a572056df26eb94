package io.sitrep.incident.api;

import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;

/** Reads the parameters of a query; what can't be read is named and answered 400. */
final class QueryText {
    private static final int LARGEST = 200;
    private static final int USUAL = 50;
    /** A year beyond them is none we could keep, or compare with what we kept. */
    static final String FOUR_DIGITS = "\\d{4}-.*";

    private QueryText() {}

    static int limit(String limit) {
        Integer wanted = read("limit", limit, "is not a number from 1 to " + LARGEST, QueryText::count);
        return wanted == null ? USUAL : wanted;
    }

    /** Null when the parameter was left out. */
    static <T> T read(String field, String text, String fault, Function<String, Optional<T>> reader) {
        if (text == null) {
            return null;
        }
        return reader.apply(text)
                .orElseThrow(() ->
                        new ProblemException(Problem.malformed(field + ": " + fault, new FieldError(field, fault))));
    }

    static String text(String field, String text) {
        return read(field, text, "holds a NUL character", QueryText::whole);
    }

    static Instant time(String field, String text) {
        return read(field, text, "is not a time in ISO 8601", QueryText::instant);
    }

    /** Null when the parameter was left out. */
    static Boolean truth(String field, String text) {
        return read(field, text, "is neither true nor false", QueryText::truth);
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<String> whole(String text) {
        return text.indexOf(0) < 0 ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.matches(FOUR_DIGITS)
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> count(String text) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= LARGEST
                ? Optional.of(Integer.parseInt(text))
                : Optional.empty();
    }
}
