package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** A guild as it is shown. */
final class GuildView {
    private static final JsonObject PLAIN = new JsonObject()
            .put("primary_color", 0)
            .put("secondary_color", null)
            .put("tertiary_color", null);

    private final DiscordWorld world;
    private final DiscordGuild guild;

    GuildView(DiscordWorld world, DiscordGuild guild) {
        this.world = world;
        this.guild = guild;
    }

    JsonObject member(String person) {
        DiscordPerson found = guild.people.get(person);
        if (found == null) {
            throw DiscordError.of(404, 10_007, "Unknown Member");
        }
        return new JsonObject()
                .put("user", found.json())
                .put("nick", null)
                .put("avatar", null)
                .put("roles", Json.array(guild.rolesOf.get(person)))
                .put("joined_at", "2026-01-01T00:00:00.000000+00:00")
                .put("deaf", false)
                .put("mute", false)
                .put("flags", 0)
                .put("pending", found.is(DiscordPerson.Mark.PENDING));
    }

    List<JsonObject> roles() {
        return guild.roles.entrySet().stream()
                .map(role -> new JsonObject()
                        .put("id", role.getKey())
                        .put("name", role.getValue())
                        .put("color", 0)
                        .put("colors", PLAIN.copy())
                        .put("hoist", false)
                        .put("position", role.getKey().equals(guild.id()) ? 0 : 1)
                        .put("permissions", "2248473465835073")
                        .put("managed", false)
                        .put("mentionable", false)
                        .put("flags", 0))
                .toList();
    }

    JsonObject role(String id) {
        return roles().stream()
                .filter(each -> each.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    JsonObject head() {
        return new JsonObject()
                .put("id", guild.id())
                .put("name", guild.name())
                .put("icon", null)
                .put("owner_id", "1")
                .put("preferred_locale", "en-US")
                .put("afk_timeout", 300)
                .put("afk_channel_id", null)
                .put("system_channel_id", null)
                .put("mfa_level", 0)
                .put("verification_level", 1)
                .put("default_message_notifications", 1)
                .put("explicit_content_filter", 0)
                .put("nsfw_level", 0)
                .put("premium_tier", 0)
                .put("premium_progress_bar_enabled", false)
                .put("features", Json.array(List.of()))
                .put("roles", Json.array(roles()));
    }

    /** As {@code GUILD_CREATE} shows it. */
    JsonObject whole() {
        String bot = world.bot().id();
        List<DiscordChannel> all =
                world.channelsOf(guild.id()).filter(world::isSeen).toList();
        return head().put("unavailable", false)
                .put("large", false)
                .put("joined_at", "2026-01-01T00:00:00.000000+00:00")
                .put("member_count", guild.people.size())
                .put("members", Json.array(List.of(member(bot))))
                .put(
                        "channels",
                        Json.array(all.stream()
                                .filter(each -> !each.isThread())
                                .map(each -> each.json(bot))
                                .toList()))
                .put(
                        "threads",
                        Json.array(all.stream()
                                .filter(each -> each.isThread() && !each.archived)
                                .map(each -> each.json(bot))
                                .toList()))
                .put("voice_states", Json.array(List.of()))
                .put("presences", Json.array(List.of()))
                .put("emojis", Json.array(List.of()))
                .put("stickers", Json.array(List.of()))
                .put("stage_instances", Json.array(List.of()))
                .put("soundboard_sounds", Json.array(List.of()))
                .put("guild_scheduled_events", Json.array(List.of()));
    }
}
