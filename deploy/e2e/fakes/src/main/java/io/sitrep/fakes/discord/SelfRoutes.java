package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** What the bot asks about itself, and whom it writes to alone. */
final class SelfRoutes {
    private final DiscordWorld world;
    private final String gateway;
    private final String publicKey;

    SelfRoutes(DiscordWorld world, String gateway, String publicKey) {
        this.world = world;
        this.gateway = gateway;
        this.publicKey = publicKey;
    }

    void addTo(Routes routes) {
        routes.add("GET /users/@me", call -> Call.ok(self()));
        routes.add("GET /users/@me/guilds", call -> guilds());
        routes.add("POST /users/@me/channels", this::talk);
        routes.add(
                "GET /users/{user}",
                call -> Call.ok(world.person(call.at("user")).json()));
        routes.add("GET /applications/@me", call -> Call.ok(application()));
        routes.add("GET /oauth2/applications/@me", call -> Call.ok(application()));
        routes.addOpen("GET /gateway", call -> Call.ok(new JsonObject().put("url", gateway)));
        routes.add("GET /gateway/bot", call -> bot());
    }

    private JsonObject self() {
        return world.bot()
                .json()
                .put("verified", true)
                .put("mfa_enabled", false)
                .put("flags", 0);
    }

    private JsonObject application() {
        int flags = world.showsContent() ? 1 << 19 : 0;
        return new JsonObject()
                .put("id", FakeDiscord.APPLICATION)
                .put("name", "Sitrep")
                .put("description", "")
                .put("bot_public", false)
                .put("bot_require_code_grant", false)
                .put("verify_key", publicKey)
                .put("flags", flags)
                .put("bot", world.bot().json());
    }

    private Answered guilds() {
        JsonArray guilds = new JsonArray();
        world.guilds
                .values()
                .forEach(guild -> guilds.add(new JsonObject()
                        .put("id", guild.id())
                        .put("name", guild.name())
                        .put("owner", false)
                        .put("permissions", "2248473465835073")
                        .put("features", new JsonArray())));
        return Call.ok(guilds);
    }

    private Answered bot() {
        return Call.ok(new JsonObject()
                .put("url", gateway)
                .put("shards", 1)
                .put(
                        "session_start_limit",
                        new JsonObject()
                                .put("total", 1_000)
                                .put("remaining", 999)
                                .put("reset_after", 14_400_000)
                                .put("max_concurrency", 1)));
    }

    private Answered talk(Call call) {
        FormErrors errors = new FormErrors();
        Form form = Form.of(call.json(), errors).allows(Set.of("recipient_id"));
        form.wants("recipient_id");
        String recipient = form.snowflake("recipient_id");
        errors.refuse();
        DiscordPerson person = world.person(recipient);
        if (person.is(DiscordPerson.Mark.BOT)) {
            throw DiscordError.of(400, 50_007, "Cannot send messages to this user");
        }
        return Call.ok(
                talk(world, recipient).json(world.bot().id()).put("recipients", new JsonArray().add(person.json())));
    }

    /** The bot's talk with that person; made when there is none. */
    static DiscordChannel talk(DiscordWorld world, String person) {
        return world.talk(person).orElseGet(() -> {
            DiscordChannel fresh = new DiscordChannel(
                    world.nextId(),
                    "",
                    DiscordChannel.DIRECT,
                    "",
                    "",
                    world.bot().id());
            fresh.members.add(person);
            world.channels.put(fresh.id, fresh);
            return fresh;
        });
    }
}
