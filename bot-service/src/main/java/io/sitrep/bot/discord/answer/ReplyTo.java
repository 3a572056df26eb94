package io.sitrep.bot.discord.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a late answer goes: to the interaction it is an answer to, and when that takes none any more, to the person in that channel. It
 * works like a secret.
 *
 * @param until when the interaction takes answers
 */
public record ReplyTo(
        String interaction, String application, String token, String channel, String person, Instant until) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public String written() {
        return JSON.createObjectNode()
                .put("interaction", interaction)
                .put("application", application)
                .put("token", token)
                .put("channel", channel)
                .put("person", person)
                .put("until", until.getEpochSecond())
                .toString();
    }

    /** Empty for what nobody wrote, or cannot be read any more. */
    static Optional<ReplyTo> read(String written) {
        try {
            JsonNode json = JSON.readTree(written);
            return Optional.ofNullable(json)
                    .filter(JsonNode::isObject)
                    .map(node -> new ReplyTo(
                            node.path("interaction").asText(),
                            node.path("application").asText(),
                            node.path("token").asText(),
                            node.path("channel").asText(),
                            node.path("person").asText(),
                            Instant.ofEpochSecond(node.path("until").asLong())));
        } catch (JsonProcessingException damaged) {
            return Optional.empty();
        }
    }

    /** Leaves out what must not reach a log. */
    @Override
    public String toString() {
        return "ReplyTo[" + interaction + "]";
    }
}
