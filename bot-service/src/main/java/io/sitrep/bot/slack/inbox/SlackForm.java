package io.sitrep.bot.slack.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a command, from a form or from an envelope. A form is UTF-8, whatever the machine's own charset is. Of a field
 * that is there twice the first counts.
 */
public final class SlackForm {
    private final Map<String, String> fields;

    private SlackForm(Map<String, String> fields) {
        this.fields = fields;
    }

    public static SlackForm of(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new SlackForm(fields);
    }

    public static SlackForm of(JsonNode payload) {
        Map<String, String> fields = new HashMap<>();
        payload.fields()
                .forEachRemaining(
                        field -> fields.put(field.getKey(), field.getValue().asText()));
        return new SlackForm(fields);
    }

    public Optional<String> get(String field) {
        return Optional.ofNullable(fields.get(field)).filter(value -> !value.isEmpty());
    }

    /** The field's value; 400 without one. */
    String wanted(String field) {
        return get(field)
                .orElseThrow(() -> new ProblemException(
                        Problem.malformed("A field is missing in the form", new FieldError(field, "is missing"))));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new ProblemException(Problem.malformed("The form's percent-encoding is broken"));
        }
    }
}
