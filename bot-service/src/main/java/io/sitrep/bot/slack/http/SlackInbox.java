package io.sitrep.bot.slack.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.Settings;
import io.sitrep.bot.slack.inbox.SlackCommands;
import io.sitrep.bot.slack.inbox.SlackEvents;
import io.sitrep.bot.slack.inbox.SlackForm;
import io.sitrep.bot.slack.inbox.SlackInteractions;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** Reads what Slack sends, of whatever kind, and finds its answer: JSON, or empty. Looks at nothing before the signature. */
@Singleton
public class SlackInbox {
    private final Optional<SlackSignature> signature;
    private final SlackCommands commands;
    private final SlackInteractions interactions;
    private final SlackEvents events;
    private final ObjectMapper json;

    public SlackInbox(
            Settings settings,
            Clock clock,
            SlackCommands commands,
            SlackInteractions interactions,
            SlackEvents events,
            ObjectMapper json) {
        this.signature = settings.slack().signingSecret().map(secret -> new SlackSignature(secret, clock));
        this.commands = commands;
        this.interactions = interactions;
        this.events = events;
        this.json = json;
    }

    Uni<String> receive(SignedRequest request) {
        verify(request);
        if (request.isJson()) {
            return event(parse(new String(request.body(), StandardCharsets.UTF_8)));
        }
        SlackForm form = SlackForm.of(request.body());
        return form.get("payload")
                .map(payload -> interactions.take(parse(payload)))
                .orElseGet(() -> commands.take(form));
    }

    /** What a request was answered did not reach Slack. Clicks, forms and events are answered elsewhere, or not at all. */
    void unanswered(SignedRequest request) {
        if (!request.isJson()) {
            SlackForm form = SlackForm.of(request.body());
            if (form.get("payload").isEmpty()) {
                commands.unanswered(form);
            }
        }
    }

    private void verify(SignedRequest request) {
        SlackSignature wanted = signature.orElseThrow(() -> new ProblemException(Problem.of(
                404,
                "slack-is-off",
                "Slack is off",
                "SITREP_SLACK_SIGNING_SECRET is not set, so nothing from Slack is taken")));
        wanted.objection(request.timestamp(), request.signature(), request.body())
                .ifPresent(objection -> {
                    throw new ProblemException(
                            Problem.of(401, "bad-signature", "Signature missing or not valid", objection));
                });
    }

    private Uni<String> event(JsonNode event) {
        if ("url_verification".equals(event.path("type").asText())) {
            return Uni.createFrom()
                    .item(json.createObjectNode()
                            .put("challenge", event.path("challenge").asText())
                            .toString());
        }
        return events.take(event).replaceWith("");
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new ProblemException(Problem.malformed("The body is not JSON"));
        }
    }
}
