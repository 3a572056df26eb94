package io.sitrep.bot.slack.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.kit.secret.SecretBox;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What a form is shown on, and what it brings back when it is sent: the command it completes, and where its answer goes. The
 * address for late answers travels sealed.
 */
@Singleton
public class Occasion {
    private final ObjectMapper json;
    private final SecretBox secrets;

    public Occasion(ObjectMapper json, SecretBox secrets) {
        this.json = json;
        this.secrets = secrets;
    }

    /** What opened a form came from there. */
    public record Trigger(String id, String channel, String url) {}

    /** What a form brings back. */
    public record Brought(String command, String channel, String url) {}

    public String write(Trigger trigger) {
        return json.createObjectNode()
                .put("id", trigger.id())
                .put("channel", trigger.channel())
                .put("url", trigger.url())
                .toString();
    }

    public Optional<Trigger> trigger(String written) {
        return read(written)
                .map(node -> new Trigger(
                        node.path("id").asText(),
                        node.path("channel").asText(),
                        node.path("url").asText()))
                .filter(trigger -> !trigger.id().isEmpty());
    }

    public String metadata(String command, Trigger trigger) {
        ObjectNode metadata = json.createObjectNode().put("command", command).put("channel", trigger.channel());
        return metadata.put("url", trigger.url().isEmpty() ? "" : secrets.seal(trigger.url()))
                .toString();
    }

    public Optional<Brought> brought(String metadata) {
        return read(metadata)
                .map(node -> new Brought(
                        node.path("command").asText(),
                        node.path("channel").asText(),
                        open(node.path("url").asText())))
                .filter(brought -> !brought.command().isEmpty());
    }

    private String open(String sealed) {
        try {
            return sealed.isEmpty() ? "" : secrets.open(sealed);
        } catch (IllegalStateException | IllegalArgumentException keyIsGone) {
            // The answer finds the person without it.
            return "";
        }
    }

    private Optional<JsonNode> read(String written) {
        try {
            return Optional.ofNullable(json.readTree(written)).filter(JsonNode::isObject);
        } catch (JsonProcessingException notOurs) {
            return Optional.empty();
        }
    }
}
