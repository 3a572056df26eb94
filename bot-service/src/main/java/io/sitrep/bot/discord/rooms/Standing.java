package io.sitrep.bot.discord.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A channel or a thread that is there already.
 *
 * @param mayBeOurs whether it is one we could have made, and nothing is over in it
 * @param topic of a channel; threads have none
 */
record Standing(String id, String name, boolean mayBeOurs, String topic, boolean isThread) {
    private static final Set<Integer> THREADS = Set.of(10, 11, 12);

    /**
     * Of announcements, public or private.
     *
     * @param channel as Discord shows it
     */
    static boolean isThread(JsonNode channel) {
        return THREADS.contains(channel.path("type").asInt());
    }

    static Standing of(JsonNode channel, boolean mayBeOurs) {
        return new Standing(
                channel.path("id").asText(),
                channel.path("name").asText(),
                mayBeOurs,
                channel.path("topic").asText(""),
                isThread(channel));
    }
}
