package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.FakeProvider;
import io.sitrep.fakes.Mood;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Discord: guilds with people and channels, REST v10, the gateway, interactions over it or signed by HTTP, and people who type and
 * click. It is as strict as the real one, and does what it is scripted to, per route.
 */
public class FakeDiscord extends FakeProvider {
    static {
        // A Quarkus application without web sockets of its own switches them off for whatever is loaded after it, in
        // the whole process.
        System.setProperty("vertx.disableWebsockets", "false");
    }

    public static final String APPLICATION = "1100000000000000001";
    public static final String BOT = "1100000000000000002";
    public static final String TOKEN = "bot-token-of-the-fake";

    /** As scripts call the first answer to an interaction. */
    public static final String CALLBACK = "POST /interactions/{interaction}/{token}/callback";

    /** As scripts call the change of an answer, late ones among them. */
    public static final String LATE_ANSWER = "PATCH /webhooks/{application}/{token}/messages/{message}";

    /** As scripts call a further answer. */
    public static final String FOLLOW_UP = "POST /webhooks/{application}/{token}";

    /** As scripts call a message of the bot's own. */
    public static final String POST_MESSAGE = "POST /channels/{channel}/messages";

    private final DiscordWorld world;
    private final Map<String, Deque<Mood>> scripts = new LinkedHashMap<>();
    private final DiscordSigning signing = new DiscordSigning();
    private final Routes routes = new Routes();
    private final Interactions interactions;
    private final Commands commands;
    private final Gateway gateway;
    private final Limits limits;
    private volatile Door door;

    public FakeDiscord(int port, Clock clock) {
        super(port);
        world = new DiscordWorld(clock, DiscordPerson.member(BOT, "Sitrep").with(DiscordPerson.Mark.BOT));
        interactions = new Interactions(world);
        commands = new Commands(world);
        limits = new Limits(clock);
        gateway = new Gateway(world, gatewayUrl());
        world.news(gateway);
        door = new SocketDoor(world);
        new MessageRoutes(world).addTo(routes);
        new InteractionRoutes(world, interactions).addTo(routes);
        new ChannelRoutes(world).addTo(routes);
        new ThreadRoutes(world).addTo(routes);
        new GuildRoutes(world).addTo(routes);
        new SelfRoutes(world, gatewayUrl(), signing.publicKey()).addTo(routes);
        commands.addTo(routes);
    }

    /** What the app calls REST by. */
    public final String apiUrl() {
        return url() + Routes.API + "/";
    }

    /** What {@code GET /gateway/bot} says. */
    public final String gatewayUrl() {
        return url().toString().replaceFirst("http", "ws") + Gateway.PATH;
    }

    /** The guild with that id; made when it is not there. */
    public final DiscordGuild guild(String id) {
        synchronized (world) {
            return world.guilds.computeIfAbsent(id, key -> new DiscordGuild(world, key));
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
        HttpDoor tried = new HttpDoor(world, interactions, signing, endpoint);
        JsonObject ping = new JsonObject()
                .put("id", "1")
                .put("application_id", APPLICATION)
                .put("type", Interaction.PING)
                .put("token", "of-a-ping")
                .put("version", 1);
        var pong = tried.post(ping, true);
        return pong.statusCode() == 200
                && new JsonObject(pong.body()).getInteger("type", 0) == Callback.PONG
                && tried.post(ping, false).statusCode() == 401;
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
            gateway.grants(granted ? ~0 : ~Intents.MESSAGE_CONTENT);
        }
    }

    /** Any event of the gateway. */
    public final void happens(String event, JsonObject data) {
        synchronized (world) {
            world.tell(event, data);
        }
    }

    /** The next calls of the route meet these, one each. @param route {@link #CALLBACK}, {@code PATCH /channels/{channel}} */
    public final void next(String route, Mood... moods) {
        known(route);
        synchronized (scripts) {
            scripts.computeIfAbsent(route, first -> new ArrayDeque<>()).addAll(List.of(moods));
        }
    }

    /** Limits too. */
    public final void forgetScripts() {
        synchronized (scripts) {
            scripts.clear();
        }
        limits.forget();
    }

    /** Too many at that route. Nothing happens. */
    public static Mood tooMany(Duration wait) {
        return Mood.answering(Limits.tooMany(wait, false));
    }

    /** Nothing happens. */
    public static Mood fails() {
        return Mood.answering(Answered.json(
                500,
                new JsonObject().put("message", "500: Internal Server Error").put("code", 0)));
    }

    /** No request by the bot's token is taken for that long; answers to interactions are. */
    public final void tooManyEverywhere(Duration wait) {
        limits.everywhere(wait);
    }

    /** So many calls of the route in that time, for each channel, guild or interaction. */
    public final void limits(String route, int calls, Duration in) {
        known(route);
        limits.set(route, calls, in);
    }

    public final long timesAsked(String route) {
        known(route);
        return asked().stream()
                .flatMap(request -> routes.find(request).stream())
                .filter(match -> match.route().name().equals(route))
                .count();
    }

    private void known(String route) {
        if (!routes.has(route)) {
            throw new IllegalArgumentException("no such route: " + route);
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
    protected Mood moodFor(Asked request) {
        Optional<Routes.Match> match = routes.find(request);
        synchronized (scripts) {
            Mood scripted = match.map(found -> scripts.get(found.route().name()))
                    .map(Deque::poll)
                    .orElse(null);
            return scripted == null ? super.moodFor(request) : scripted;
        }
    }

    @Override
    protected void connected(ServerWebSocket socket) {
        gateway.connected(socket);
    }

    @Override
    protected Answered handle(Asked request) {
        Optional<Routes.Match> match = routes.find(request);
        if (match.isEmpty()) {
            return DiscordError.of(404, 0, "404: Not Found").answered();
        }
        return limits.refuses(match.get()).orElseGet(() -> limits.headers(handle(match.get()), match.get()));
    }

    private Answered handle(Routes.Match match) {
        String authorization = match.call().asked().headers().get("Authorization");
        if (match.route().wantsToken() && !("Bot " + TOKEN).equals(authorization)) {
            return DiscordError.of(401, 0, "401: Unauthorized").answered();
        }
        try {
            synchronized (world) {
                return match.route().handler().handle(match.call());
            }
        } catch (DiscordError refused) {
            return refused.answered();
        }
    }
}
