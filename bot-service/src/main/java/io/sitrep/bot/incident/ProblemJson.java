package io.sitrep.bot.incident;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A problem document (RFC 9457) as the bot reads it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProblemJson(String type, String title, String detail, List<Wrong> errors) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Wrong(String field, String message) {}

    /** For a person: what went wrong, and each value that is. */
    String readable() {
        String whole = Stream.of(title, detail).filter(Objects::nonNull).collect(Collectors.joining(". "));
        if (errors == null || errors.isEmpty()) {
            return whole;
        }
        return errors.stream()
                .map(wrong -> "• " + wrong.field() + ": " + wrong.message())
                .collect(Collectors.joining("\n", whole + "\n", ""));
    }
}
