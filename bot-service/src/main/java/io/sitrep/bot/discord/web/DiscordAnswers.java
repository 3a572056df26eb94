package io.sitrep.bot.discord.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import java.time.Duration;

/**
 * Tells Discord's answers apart: usable, a refusal, or a reason to try again later. What is thrown holds Discord's number for it at
 * most, never a token, an address or a body. Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes, read
 * 2026-11-23.
 */
final class DiscordAnswers {
    static final Duration SOON = Duration.ofSeconds(2);
    static final int UNAUTHORIZED = 401;
    private static final int TIMED_OUT = 408;
    private static final int SERVER_ERROR = 500;

    private final ObjectMapper json;

    DiscordAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** What is in a body; missing where there is none. */
    JsonNode usable(int status, byte[] body) {
        if (status >= SERVER_ERROR || status == TIMED_OUT) {
            throw new PlatformAway("Discord answers " + status, SOON);
        }
        if (status == UNAUTHORIZED) {
            throw new PlatformRefused("http_401");
        }
        JsonNode answer = read(status, body);
        if (status >= 300) {
            throw refused(status, answer);
        }
        return answer;
    }

    /** Something between us and Discord answers without its JSON: that passes. */
    private JsonNode read(int status, byte[] body) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return json.reader().readTree(new String(body, java.nio.charset.StandardCharsets.UTF_8));
        } catch (JsonProcessingException unreadable) {
            throw new PlatformAway("an answer " + status + " that cannot be read", SOON);
        }
    }

    private static RuntimeException refused(int status, JsonNode answer) {
        int code = answer.path("code").asInt(0);
        return new PlatformRefused(code > 0 ? Integer.toString(code) : "http_" + status);
    }
}
