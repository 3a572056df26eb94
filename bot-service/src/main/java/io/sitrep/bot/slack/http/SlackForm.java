package io.sitrep.bot.slack.http;

import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A form as Slack sends it: UTF-8, whatever the machine's own charset is. Of a field that is there twice the first counts. */
final class SlackForm {
    private final Map<String, String> fields;

    private SlackForm(Map<String, String> fields) {
        this.fields = fields;
    }

    static SlackForm of(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new SlackForm(fields);
    }

    Optional<String> get(String field) {
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
