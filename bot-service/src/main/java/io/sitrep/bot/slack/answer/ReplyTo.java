package io.sitrep.bot.slack.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Where a late answer goes: to the address Slack gave for it, and when that does not work any more, to the person in that channel.
 * It works like a secret.
 *
 * @param url empty when Slack gave none
 */
public record ReplyTo(String workspace, String channel, String person, String url) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public String written() {
        return JSON.createObjectNode()
                .put("workspace", workspace)
                .put("channel", channel)
                .put("person", person)
                .put("url", url)
                .toString();
    }

    /** Earlier versions wrote down the address alone. */
    static ReplyTo read(String written) {
        if (!written.startsWith("{")) {
            return new ReplyTo("", "", "", written);
        }
        try {
            JsonNode json = JSON.readTree(written);
            return new ReplyTo(
                    json.path("workspace").asText(),
                    json.path("channel").asText(),
                    json.path("person").asText(),
                    json.path("url").asText());
        } catch (JsonProcessingException damaged) {
            return new ReplyTo("", "", "", "");
        }
    }

    /** Leaves out what must not reach a log. */
    @Override
    public String toString() {
        return "ReplyTo[" + workspace + "]";
    }
}
