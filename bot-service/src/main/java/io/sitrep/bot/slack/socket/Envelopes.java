package io.sitrep.bot.slack.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.slack.inbox.SlackCommands;
import io.sitrep.bot.slack.inbox.SlackEvents;
import io.sitrep.bot.slack.inbox.SlackForm;
import io.sitrep.bot.slack.inbox.SlackInteractions;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Opens what comes over a socket and takes it by the same doors as what comes by HTTP. Source:
 * https://docs.slack.dev/apis/events-api/using-socket-mode, read 2026-11-22.
 */
@Singleton
class Envelopes {
    private static final Logger LOG = Logger.getLogger(Envelopes.class);

    private final SlackCommands commands;
    private final SlackInteractions interactions;
    private final SlackEvents events;
    private final ObjectMapper json;

    Envelopes(SlackCommands commands, SlackInteractions interactions, SlackEvents events, ObjectMapper json) {
        this.commands = commands;
        this.interactions = interactions;
        this.events = events;
        this.json = json;
    }

    /** What Slack says of the connection itself, or something it sends. */
    JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException unreadable) {
            LOG.warn("Slack sent something that is no JSON");
            return json.createObjectNode();
        }
    }

    /** The acknowledgement; empty for what must not be acknowledged, so that Slack sends it again. Never fails. */
    Uni<Optional<String>> take(JsonNode envelope) {
        return Uni.createFrom()
                .deferred(() -> answer(envelope))
                .map(answer -> Optional.of(acknowledgement(envelope, answer)))
                // What we can't read now we can't read when it comes again.
                .onFailure(ProblemException.class)
                .recoverWithItem(() -> Optional.of(acknowledgement(envelope, "")))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "something Slack sent could not be noted; it sends it again"))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** The acknowledgement could not be sent. What is no command is answered elsewhere, or not at all. */
    void unanswered(JsonNode envelope) {
        if ("slash_commands".equals(envelope.path("type").asText())) {
            commands.unanswered(SlackForm.of(envelope.path("payload")));
        }
    }

    private Uni<String> answer(JsonNode envelope) {
        JsonNode payload = envelope.path("payload");
        return switch (envelope.path("type").asText()) {
            case "slash_commands" -> commands.take(SlackForm.of(payload));
            case "interactive" -> interactions.take(payload);
            case "events_api" -> events.take(payload).replaceWith("");
            default -> Uni.createFrom().item("");
        };
    }

    private String acknowledgement(JsonNode envelope, String answer) {
        ObjectNode acknowledgement = json.createObjectNode()
                .put("envelope_id", envelope.path("envelope_id").asText());
        if (!answer.isEmpty()) {
            acknowledgement.set("payload", read(answer));
        }
        return acknowledgement.toString();
    }
}
