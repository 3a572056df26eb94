package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Guilds, their roles and their people. Source: docs.discord.com/developers/resources/guild, 2026-11. */
final class GuildRoutes {
    private final DiscordWorld world;

    GuildRoutes(DiscordWorld world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add("GET /guilds/{guild}", call -> Call.ok(guild(call).view().head()));
        routes.add(
                "GET /guilds/{guild}/roles",
                call -> Call.ok(Json.array(guild(call).view().roles())));
        routes.add("GET /guilds/{guild}/members/search", this::search);
        routes.add("GET /guilds/{guild}/members", this::members);
        routes.add(
                "GET /guilds/{guild}/members/{user}",
                call -> Call.ok(guild(call).member(call.at("user"))));
    }

    private DiscordGuild guild(Call call) {
        return world.guild(call.at("guild"));
    }

    private Answered members(Call call) {
        String after = call.query("after");
        return listed(
                call,
                guild(call).people.values().stream()
                        .filter(each -> after.isEmpty() || Long.parseLong(each.id()) > Long.parseLong(after)));
    }

    /** Whose name begins so. */
    private Answered search(Call call) {
        String wanted = call.query("query").toLowerCase(Locale.ROOT);
        return listed(
                call,
                guild(call).people.values().stream()
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).startsWith(wanted)
                                || each.globalName().toLowerCase(Locale.ROOT).startsWith(wanted)));
    }

    private Answered listed(Call call, Stream<DiscordPerson> people) {
        DiscordGuild guild = guild(call);
        List<JsonObject> members = people.limit(call.limit(1, 1_000))
                .map(each -> guild.member(each.id()))
                .toList();
        return Call.ok(Json.array(members));
    }
}
