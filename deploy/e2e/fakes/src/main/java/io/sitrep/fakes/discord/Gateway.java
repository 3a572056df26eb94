package io.sitrep.fakes.discord;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The web sockets apps open. All of it happens under the world's lock. Source: docs.discord.com/developers/events/gateway, 2026-11. */
final class Gateway implements DiscordWorld.News {
    static final String PATH = "/gateway/";

    private static final Set<Integer> ENDS_THE_SESSION = Set.of(1_000, 1_001);
    private static final int HEARTBEAT = 41_250;

    private final DiscordWorld world;
    private final String url;
    private final List<Connection> open = new CopyOnWriteArrayList<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, JsonObject> last = new HashMap<>();
    private final Admission admission;
    private final GatewayCounts counts = new GatewayCounts();
    private int heartbeatInterval = HEARTBEAT;
    private boolean acknowledges = true;

    Gateway(DiscordWorld world, String url) {
        this.world = world;
        this.url = url;
        this.admission = new Admission(world.clock());
    }

    GatewayCounts counts() {
        return counts;
    }

    Admission admission() {
        return admission;
    }

    void heartbeats(int millis, boolean answered) {
        heartbeatInterval = millis;
        acknowledges = answered;
    }

    void connected(ServerWebSocket socket) {
        String query = socket.query() == null ? "" : socket.query();
        if (!(socket.path() + "/").startsWith(PATH) || !query.contains("v=10") || !query.contains("encoding=json")) {
            socket.reject(400);
            return;
        }
        synchronized (world) {
            Connection connection = new Connection(socket, query.contains("compress=zlib-stream"));
            open.add(connection);
            counts.connected(connection.isCompressed());
            socket.textMessageHandler(text -> heard(connection, text));
            socket.closeHandler(closed -> ended(connection, socket.closeStatusCode()));
            connection.send(new JsonObject()
                    .put("op", Op.HELLO)
                    .put("s", null)
                    .put("t", null)
                    .put("d", new JsonObject().put("heartbeat_interval", heartbeatInterval)));
        }
    }

    private void ended(Connection connection, Short code) {
        synchronized (world) {
            open.remove(connection);
            Session session = connection.session();
            connection.ended();
            if (session != null && code != null && ENDS_THE_SESSION.contains((int) code)) {
                sessions.remove(session.id);
            }
        }
    }

    private void heard(Connection connection, String text) {
        synchronized (world) {
            try {
                JsonObject payload = new JsonObject(text);
                taken(connection, payload.getInteger("op", -1), payload);
            } catch (DecodeException | ClassCastException wrong) {
                connection.close(4_002, "Error while decoding payload");
            }
        }
    }

    private void taken(Connection connection, int op, JsonObject payload) {
        switch (op) {
            case Op.HEARTBEAT -> {
                counts.heartbeat();
                if (acknowledges) {
                    connection.send(new JsonObject().put("op", Op.HEARTBEAT_ACK));
                }
            }
            case Op.IDENTIFY -> identify(connection, payload.getJsonObject("d"));
            case Op.RESUME -> resume(connection, payload.getJsonObject("d"));
            case Op.PRESENCE, Op.VOICE, Op.REQUEST_MEMBERS -> {
                if (connection.session() == null) {
                    connection.close(4_003, "Not authenticated");
                } else if (op == Op.REQUEST_MEMBERS) {
                    members(connection.session(), payload.getJsonObject("d"));
                }
            }
            default -> connection.close(4_001, "Unknown opcode");
        }
    }

    private void identify(Connection connection, JsonObject identity) {
        if (connection.session() != null) {
            connection.close(4_005, "Already authenticated");
            return;
        }
        Optional<Admission.Refusal> refusal = admission.refuses(identity);
        if (refusal.isPresent()) {
            connection.close(refusal.get().code(), refusal.get().reason());
        } else if (!admission.isTime()) {
            connection.send(invalid(false));
        } else {
            Session session = new Session(
                    UUID.randomUUID().toString().replace("-", ""), identity.getInteger("intents"), connection);
            sessions.put(session.id, session);
            connection.session(session);
            counts.identified(connectedSessions());
            begin(session);
        }
    }

    private void begin(Session session) {
        JsonArray guilds = new JsonArray();
        world.guilds
                .keySet()
                .forEach(id -> guilds.add(new JsonObject().put("id", id).put("unavailable", true)));
        session.tell(
                "READY",
                new JsonObject()
                        .put("v", 10)
                        .put("user", world.bot().json().put("verified", true).put("mfa_enabled", false))
                        .put("guilds", guilds)
                        .put("private_channels", new JsonArray())
                        .put("session_id", session.id)
                        .put("resume_gateway_url", url)
                        .put(
                                "application",
                                new JsonObject()
                                        .put("id", FakeDiscord.APPLICATION)
                                        .put("flags", 0)));
        world.guilds.values().stream()
                .filter(guild -> !guild.isSilent())
                .forEach(guild -> tell(session, "GUILD_CREATE", guild.view().whole()));
    }

    private void resume(Connection connection, JsonObject wanted) {
        Session session = sessions.get(wanted.getString("session_id", ""));
        int after = wanted.getInteger("seq", 0);
        if (!FakeDiscord.TOKEN.equals(wanted.getString("token"))) {
            connection.close(4_004, "Authentication failed");
        } else if (session == null) {
            connection.send(invalid(false));
        } else if (after > session.sequence()) {
            connection.close(4_007, "Invalid seq");
        } else {
            connection.session(session);
            session.resume(connection, after);
            counts.resumed(connectedSessions());
        }
    }

    private void members(Session session, JsonObject wanted) {
        DiscordGuild guild = world.guild(wanted.getString("guild_id"));
        JsonArray members = new JsonArray();
        guild.people.keySet().forEach(person -> members.add(guild.member(person)));
        session.tell(
                "GUILD_MEMBERS_CHUNK",
                new JsonObject()
                        .put("guild_id", guild.id())
                        .put("members", members)
                        .put("chunk_index", 0)
                        .put("chunk_count", 1)
                        .put("nonce", wanted.getString("nonce")));
    }

    @Override
    public void tell(String event, JsonObject data) {
        last.put(event, data);
        sessions.values().forEach(session -> tell(session, event, data));
    }

    private void tell(Session session, String event, JsonObject data) {
        int wanted = Intents.wantedFor(event, data.containsKey("guild_id") || event.startsWith("GUILD"));
        if (wanted != 0 && (session.intents & wanted) == 0) {
            return;
        }
        boolean isMessage = event.equals("MESSAGE_CREATE") || event.equals("MESSAGE_UPDATE");
        boolean isHidden = isMessage && (session.intents & Intents.MESSAGE_CONTENT) == 0;
        session.tell(event, isHidden ? world.view().concealed(data) : data);
    }

    /** What was told of last, of that kind, is told once more. */
    void repeat(String event) {
        if (!last.containsKey(event)) {
            throw new IllegalArgumentException("nothing was told of as " + event);
        }
        tell(event, last.get(event));
    }

    /** To whoever is connected, in one frame after the other. */
    void toAll(JsonObject payload) {
        open.forEach(connection -> connection.send(payload));
    }

    void closeAll(int code, String reason) {
        open.forEach(connection -> connection.close(code, reason));
    }

    void invalidate(boolean resumable) {
        if (!resumable) {
            sessions.clear();
        }
        toAll(invalid(resumable));
    }

    void forgetSessions() {
        sessions.clear();
    }

    int open() {
        return open.size();
    }

    int connectedSessions() {
        return (int) sessions.values().stream().filter(Session::isConnected).count();
    }

    private static JsonObject invalid(boolean resumable) {
        return new JsonObject().put("op", Op.INVALID_SESSION).put("d", resumable);
    }
}
