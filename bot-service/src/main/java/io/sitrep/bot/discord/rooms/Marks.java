package io.sitrep.bot.discord.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

/**
 * What tells our messages apart: the address their first embed's title leads to is that of our page, and the mark stands behind it
 * where no page looks. And the word by which Discord itself knows a message that comes a second time, for some minutes. Source:
 * https://discord.com/developers/docs/resources/message#create-message (nonce, enforce_nonce), read 2026-11-23.
 */
final class Marks {
    private static final String HERE = "#sitrep:";
    private static final int LONGEST_NONCE = 25;

    private final String page;

    Marks(URI page) {
        // Discord takes no address without a dot in its host.
        this.page = String.valueOf(page.getHost()).contains(".") ? page.toString() : "https://sitrep.invalid/";
    }

    /** The same message, marked. */
    ObjectNode put(ObjectNode message, String mark) {
        ObjectNode marked = message.deepCopy();
        if (marked.path("embeds").path(0) instanceof ObjectNode first) {
            first.put("url", page + HERE + URLEncoder.encode(mark, StandardCharsets.UTF_8));
        }
        return marked;
    }

    static boolean isOn(JsonNode message, String mark) {
        return address(message).endsWith(HERE + URLEncoder.encode(mark, StandardCharsets.UTF_8));
    }

    static boolean hasAny(JsonNode message) {
        return address(message).contains(HERE);
    }

    private static String address(JsonNode message) {
        return message.path("embeds").path(0).path("url").asText("");
    }

    /** One that is posted anew after it was deleted has another. */
    static String nonce(String channel, String mark, Instant since) {
        String all = channel + " " + mark + " " + since;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, LONGEST_NONCE);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
