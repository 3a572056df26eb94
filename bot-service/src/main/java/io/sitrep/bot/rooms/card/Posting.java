package io.sitrep.bot.rooms.card;

import io.sitrep.bot.reply.Card;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A message that is to be there.
 *
 * @param mark what tells it from the others in the same place; always the same for the same message
 */
public record Posting(Where where, String mark, Card card) {
    /** Of the card in a room, which is pinned. */
    public static final String CARD = "card";

    /** Where it is to be. */
    public enum Where {
        ROOM,
        INCIDENTS_CHANNEL
    }

    static Posting inRoom(String mark, Card card) {
        return new Posting(Where.ROOM, mark, card);
    }

    /** The same for cards that look the same, and for no others. */
    public String look() {
        try {
            byte[] bytes = card.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
