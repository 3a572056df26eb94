package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;

/** Interactions as the app gets them: in a guild, or in a talk with one person alone. */
final class Payloads {
    private final DiscordWorld world;
    private final String guild;

    Payloads(DiscordWorld world, String guild) {
        this.world = world;
        this.guild = guild;
    }

    JsonObject of(Interaction interaction) {
        DiscordPerson person = world.person(interaction.person);
        DiscordChannel channel = interaction.channel;
        JsonObject payload = new JsonObject()
                .put("id", interaction.id)
                .put("application_id", FakeDiscord.APPLICATION)
                .put("type", interaction.type)
                .put("token", interaction.token)
                .put("version", 1)
                .put("channel_id", channel.id)
                .put("channel", channel.json(world.bot().id()))
                .put("locale", person.locale())
                .put("app_permissions", "2248473465835073")
                .put("entitlements", new JsonArray())
                .put("attachment_size_limit", 10_485_760);
        if (channel.guild.isEmpty()) {
            payload.getJsonObject("channel").put("recipients", new JsonArray().add(person.json()));
            return payload.put("user", person.json())
                    .put("context", 1)
                    .put("authorizing_integration_owners", owners(channel));
        }
        if (!channel.guild.equals(guild)) {
            throw new IllegalArgumentException("the channel " + channel.id + " is not in the guild " + guild);
        }
        return payload.put("guild_id", guild)
                .put(
                        "guild",
                        new JsonObject().put("id", guild).put("locale", "en-US").put("features", new JsonArray()))
                .put("guild_locale", "en-US")
                .put("member", world.guild(guild).member(interaction.person).put("permissions", "2248473465835073"))
                .put("context", 0)
                .put("authorizing_integration_owners", owners(channel));
    }

    /** Where the app is installed that is used. */
    static JsonObject owners(DiscordChannel channel) {
        return new JsonObject().put("0", channel.guild.isEmpty() ? "0" : channel.guild);
    }

    /** With the people who are named. */
    JsonObject resolved(JsonObject data) {
        JsonObject users = new JsonObject();
        JsonObject members = new JsonObject();
        values(data)
                .filter(option -> option.getInteger("type") == CommandCheck.USER)
                .map(option -> option.getString("value"))
                .forEach(named -> {
                    users.put(named, world.person(named).json());
                    if (!guild.isEmpty()) {
                        JsonObject member = world.guild(guild).member(named);
                        member.remove("user");
                        members.put(named, member.put("permissions", "0"));
                    }
                });
        return users.isEmpty()
                ? data
                : data.put("resolved", new JsonObject().put("users", users).put("members", members));
    }

    private static Stream<JsonObject> values(JsonObject of) {
        return Json.objects(of, "options").stream()
                .flatMap(option -> option.containsKey("options") ? values(option) : Stream.of(option));
    }
}
