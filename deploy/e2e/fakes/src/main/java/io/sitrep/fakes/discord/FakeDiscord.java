package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Discord: guilds with people and channels, REST v10, the gateway, interactions over it or signed by HTTP, and people who type and
 * click. It is as strict as the real one, and does what it is scripted to, per route.
 */
public class FakeDiscord extends ScriptedDiscord {
    static {
        // A Quarkus application without web sockets of its own switches them off for whatever is loaded after it, in
        // the whole process.
        System.setProperty("vertx.disableWebsockets", "false");
    }

    public static final String APPLICATION = "1100000000000000001";
    public static final String BOT = "1100000000000000002";
    public static final String TOKEN = "bot-token-of-the-fake";

    private final DiscordWorld world;
    private final DiscordSigning signing = new DiscordSigning();
    private final Interactions interactions;
    private final Commands commands;
    private final Gateway gateway;
    private volatile Door door;

    public FakeDiscord(int port, Clock clock) {
        super(port, clock);
        world = new DiscordWorld(clock, DiscordPerson.member(BOT, "Sitrep").with(DiscordPerson.Mark.BOT));
        interactions = new Interactions(world);
        commands = new Commands(world);
        gateway = new Gateway(world, gatewayUrl());
        world.news(gateway);
        door = new SocketDoor(world);
        new MessageRoutes(world).addTo(routes());
        new InteractionRoutes(world, interactions).addTo(routes());
        new ChannelRoutes(world).addTo(routes());
        new ThreadRoutes(world).addTo(routes());
        new GuildRoutes(world).addTo(routes());
        new SelfRoutes(world, gatewayUrl(), signing.publicKey()).addTo(routes());
        commands.addTo(routes());
    }

    /** What the app calls REST by. */
    public final String apiUrl() {
        return url() + Routes.API + "/";
    }

    /** What {@code GET /gateway/bot} says. */
    public final String gatewayUrl() {
        return url().toString().replaceFirst("http", "ws") + Gateway.PATH;
    }

    /** The guild with that id; made, with the bot in it, when it is not there. */
    public final DiscordGuild guild(String id) {
        synchronized (world) {
            if (!world.guilds.containsKey(id)) {
                world.guilds.put(id, new DiscordGuild(world, id));
                world.tell("GUILD_CREATE", world.guild(id).view().whole());
            }
            return world.guild(id);
        }
    }

    /** The bot is thrown out. */
    public final void leaves(String guild) {
        synchronized (world) {
            world.guilds.remove(guild);
            world.channels.values().removeIf(channel -> channel.guild().equals(guild));
            world.tell("GUILD_DELETE", new JsonObject().put("id", guild));
        }
    }

    public final DiscordUser user(String guild, String person) {
        return new DiscordUser(this, world, guild(guild).id(), person);
    }

    /** In hex, as Discord's portal shows it. */
    public final String publicKey() {
        return signing.publicKey();
    }

    /** From here on interactions come by HTTP. @param endpoint {@code http://127.0.0.1:8082/discord/interactions} */
    public final void reachesByHttp(URI endpoint) {
        door = new HttpDoor(world, interactions, signing, endpoint);
    }

    /** From here on interactions come over the gateway. */
    public final void reachesByGateway() {
        door = new SocketDoor(world);
    }

    /** As Discord's portal does before it keeps an endpoint: a ping has to be answered, and refused when it is signed badly. */
    public final boolean acceptsEndpoint(URI endpoint) throws IOException {
        return new HttpDoor(world, interactions, signing, endpoint).isAccepted();
    }

    public final DiscordSigning signing() {
        return signing;
    }

    /** Commands that are registered everywhere. */
    public final List<JsonObject> registered() {
        synchronized (world) {
            return commands.everywhere();
        }
    }

    /** How often a set of commands was written. */
    public final int registrations() {
        synchronized (world) {
            return commands.writes();
        }
    }

    public final int openSockets() {
        return gateway.open();
    }

    /** Sessions somebody is connected to. */
    public final int sessions() {
        synchronized (world) {
            return gateway.connectedSessions();
        }
    }

    public final GatewayCounts counts() {
        return gateway.counts();
    }

    /** Connections end as a cable does that is pulled; sessions can be resumed. */
    public final void dropsSockets() {
        closesSockets(1_011);
    }

    /** @param code {@code 4000}, {@code 4004}, {@code 4014} */
    public final void closesSockets(int code) {
        synchronized (world) {
            gateway.closeAll(code, "scripted");
        }
    }

    /** Opcode 7: connect anew and resume. */
    public final void asksToReconnect() {
        synchronized (world) {
            gateway.toAll(new JsonObject().put("op", Op.RECONNECT).put("d", null));
        }
    }

    /** Opcode 9. */
    public final void invalidatesSessions(boolean resumable) {
        synchronized (world) {
            gateway.invalidate(resumable);
        }
    }

    /** The next resumption meets an invalid session. */
    public final void forgetsSessions() {
        synchronized (world) {
            gateway.forgetSessions();
        }
    }

    /** @param every what the next connections are asked for. @param answered whether they are acknowledged, from now on */
    public final void heartbeats(Duration every, boolean answered) {
        synchronized (world) {
            gateway.heartbeats((int) every.toMillis(), answered);
        }
    }

    /** Whether the application may have MESSAGE_CONTENT: else who asks for it is closed with 4014, and texts are empty. */
    public final void grantsMessageContent(boolean granted) {
        synchronized (world) {
            world.showsContent(granted);
            gateway.admission().grants(granted ? ~0 : ~Intents.MESSAGE_CONTENT);
        }
    }

    /** Sessions begin one after the other, so far apart; else at will. Discord's own pace is 5 s. */
    public final void pacesIdentifies(Duration between) {
        synchronized (world) {
            gateway.admission().paces(between);
        }
    }

    /** The last event of that kind comes once more. @param event {@code MESSAGE_REACTION_ADD} */
    public final void repeats(String event) {
        synchronized (world) {
            gateway.repeat(event);
        }
    }

    /** What is made from now on has an earlier time in its id, as it looks to an app whose clock is ahead by so much. */
    public final void idsAreBehind(Duration time) {
        world.idsAreBehind(time);
    }

    /** Any event of the gateway. */
    public final void happens(String event, JsonObject data) {
        synchronized (world) {
            world.tell(event, data);
        }
    }

    public final void closesAllForms() {
        synchronized (world) {
            interactions.closeAllForms();
        }
    }

    final Door door() {
        return door;
    }

    final DiscordWorld world() {
        return world;
    }

    final Interactions interactions() {
        return interactions;
    }

    final Commands commands() {
        return commands;
    }

    final DiscordChannel talkWith(String person) {
        return SelfRoutes.talk(world, person);
    }

    @Override
    protected void connected(ServerWebSocket socket) {
        gateway.connected(socket);
    }

    @Override
    final Answered handled(Routes.Match match) {
        synchronized (world) {
            return match.route().handler().handle(match.call());
        }
    }
}
