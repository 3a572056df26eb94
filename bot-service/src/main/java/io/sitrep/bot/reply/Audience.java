package io.sitrep.bot.reply;

import java.util.List;

/**
 * Who will be told of an update, or is being told.
 *
 * @param channels the most readers first
 */
public record Audience(long total, List<Readers> channels) {
    public Audience {
        channels = List.copyOf(channels);
    }

    /** How many one channel serves. */
    public record Readers(String channel, long count) {}
}
