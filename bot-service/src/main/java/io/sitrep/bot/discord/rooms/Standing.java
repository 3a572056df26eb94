package io.sitrep.bot.discord.rooms;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A channel or a thread that is there already.
 *
 * @param mayBeOurs whether it is one we could have made, and nothing is over in it
 * @param topic of a channel; threads have none
 */
record Standing(String id, String name, boolean mayBeOurs, String topic) {
    static Standing of(JsonNode channel, boolean mayBeOurs) {
        return new Standing(
                channel.path("id").asText(),
                channel.path("name").asText(),
                mayBeOurs,
                channel.path("topic").asText(""));
    }
}
