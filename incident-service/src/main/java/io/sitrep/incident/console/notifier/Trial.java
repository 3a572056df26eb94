package io.sitrep.incident.console.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a test of a channel came to. Its answer is a 200 also where nothing came through: what would have become of a delivery. */
public final class Trial {
    private Trial() {}

    /**
     * Nothing of one that was delivered.
     *
     * @throws ProblemException 422 for any other, with what the channel said
     */
    public static void judge(JsonNode came) {
        String outcome = came.path("outcome").asText();
        if (outcome.equals("delivered")) {
            return;
        }
        String said = Stream.of(
                        came.path("code").asText(""), came.path("reason").asText(""))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" · "));
        throw new ProblemException(
                Problem.of(422, "test-" + outcome, "The test did not come through", said.isEmpty() ? outcome : said));
    }
}
