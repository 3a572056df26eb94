package io.sitrep.bot.discord.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.discord.DiscordNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who somebody is in a guild. Source: https://docs.discord.com/developers/resources/guild (guild member object), read 2026-11-23.
 *
 * @param locale as Discord writes it: {@code it}, {@code en-GB}
 * @param member whole: no guest, no bot, and none who has yet to agree to the guild's rules
 * @param roles the ids of theirs
 */
record Member(String name, Optional<String> locale, boolean member, List<String> roles) {
    private static final int GUEST = 1 << 4;

    Member {
        roles = List.copyOf(roles);
    }

    /** @param json as interactions and the API have it, with its user */
    static Member of(JsonNode json, Optional<String> locale) {
        JsonNode user = json.path("user");
        boolean guest = (json.path("flags").asInt() & GUEST) != 0;
        boolean member = !guest
                && !json.path("pending").asBoolean()
                && !user.path("bot").asBoolean()
                && !user.path("system").asBoolean();
        List<String> roles = new ArrayList<>();
        json.path("roles").forEach(role -> roles.add(role.asText()));
        return new Member(DiscordNames.of(json, user), locale.filter(said -> !said.isBlank()), member, roles);
    }

    /** Somebody who is not in the guild. */
    static Member nobody(String id) {
        return new Member(id, Optional.empty(), false, List.of());
    }
}
