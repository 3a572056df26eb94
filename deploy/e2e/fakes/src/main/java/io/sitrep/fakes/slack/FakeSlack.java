package io.sitrep.fakes.slack;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.FakeProvider;
import io.sitrep.fakes.Mood;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Slack: workspaces with people and channels, the Web API, Socket Mode, OAuth, and people who type and click. It is as strict as
 * the real one, and does what it is scripted to, per method.
 */
public class FakeSlack extends FakeProvider {
    static {
        // A Quarkus application without web sockets of its own switches them off for whatever is loaded after it, in
        // the whole process.
        System.setProperty("vertx.disableWebsockets", "false");
    }

    public static final String APP = "A0SITREP000";
    public static final String APP_TOKEN = "xapp-of-the-fake";
    public static final String CLIENT_ID = "1234.5678";
    public static final String CLIENT_SECRET = "client-secret-of-the-fake";

    /** As scripts call an address for late answers. */
    public static final String RESPONSE_URL = "response_url";

    private static final String API = "/api/";

    private final Clock clock;
    private final Map<String, SlackWorkspace> workspaces = new LinkedHashMap<>();
    private final Map<String, Deque<Mood>> scripts = new LinkedHashMap<>();
    private final Triggers triggers;
    private final ResponseUrls responseUrls;
    private final OAuth oauth;
    private final Views views = new Views();
    private final Sockets sockets = new Sockets();
    private final SlackMethods methods;
    private volatile Door door = sockets;
    private volatile SlackWorkspace installing;

    public FakeSlack(int port, Clock clock) {
        super(port);
        this.clock = clock;
        this.triggers = new Triggers(clock);
        this.responseUrls = new ResponseUrls(clock);
        this.oauth = new OAuth(clock);
        this.methods = new SlackMethods(triggers, views);
    }

    /** What the app calls the Web API by. */
    public final String apiUrl() {
        return url() + API;
    }

    /** The workspace with that id; made when it is not there. */
    public final synchronized SlackWorkspace workspace(String id) {
        return workspaces.computeIfAbsent(id, key -> new SlackWorkspace(key, clock));
    }

    public final SlackUser user(String team, String person) {
        return new SlackUser(this, workspace(team), person);
    }

    /** From here on the app is reached by HTTP. @param app {@code http://127.0.0.1:8082} */
    public final void reachesByHttp(URI app, String signingSecret) {
        door = new HttpDoor(app, new SlackSigning(signingSecret), clock);
    }

    /** From here on the app is reached on the sockets it opened. */
    public final void reachesBySocket() {
        door = sockets;
    }

    public final int openSockets() {
        return sockets.open();
    }

    public final int connectionsSoFar() {
        return sockets.connectionsSoFar();
    }

    public final void dropsSockets() {
        sockets.drop();
    }

    /** @param reason {@code warning}, {@code refresh_requested}, {@code link_disabled} */
    public final void disconnects(String reason) {
        sockets.disconnect(reason);
    }

    /** Who agrees at the authorize page agrees for this workspace. */
    public final void installsInto(String team) {
        installing = workspace(team);
    }

    /** The next calls of the method meet these, one each. @param method {@code conversations.create}, {@link #RESPONSE_URL} */
    public final void next(String method, Mood... moods) {
        synchronized (scripts) {
            scripts.computeIfAbsent(method, first -> new ArrayDeque<>()).addAll(List.of(moods));
        }
    }

    public final void forgetScripts() {
        synchronized (scripts) {
            scripts.clear();
        }
    }

    /** Too many. Nothing happens. */
    public static Mood tooMany(Duration wait) {
        return Mood.answering(
                Answered.json(429, new JsonObject().put("ok", false).put("error", "ratelimited"))
                        .with("Retry-After", Long.toString(wait.toSeconds())));
    }

    public final long timesAsked(String method) {
        return asked().stream()
                .filter(request -> request.path().equals(API + method))
                .count();
    }

    /** An address for late answers to what the person did there. */
    public final String responseUrl(SlackWorkspace workspace, String channel, String person) {
        return url() + responseUrls.issue(workspace, channel, person);
    }

    /** What came to the address. */
    public final List<JsonObject> answersTo(String responseUrl) {
        return responseUrls.answersTo(URI.create(responseUrl).getPath());
    }

    /** What opens one view for the person within 3 s. */
    public final String trigger(SlackWorkspace workspace, String person) {
        return triggers.issue(workspace.id(), person);
    }

    public final void closesAllForms() {
        views.closeAll();
    }

    final Door door() {
        return door;
    }

    final Views views() {
        return views;
    }

    final JsonObject event(SlackWorkspace workspace, JsonObject event) {
        JsonObject authorization = new JsonObject()
                .put("team_id", workspace.id())
                .put("user_id", workspace.bot())
                .put("is_bot", true);
        return new JsonObject()
                .put("type", "event_callback")
                .put("token", "unused-since-requests-are-signed")
                .put("team_id", workspace.id())
                .put("api_app_id", APP)
                .put("event_id", "Ev" + UUID.randomUUID().toString().replace("-", ""))
                .put("event_time", clock.instant().getEpochSecond())
                .put("event", event.copy().put("event_ts", workspace.nextTs()))
                .put("authorizations", new JsonArray().add(authorization));
    }

    @Override
    protected Mood moodFor(Asked request) {
        String method = request.path().startsWith(ResponseUrls.PATH)
                ? RESPONSE_URL
                : request.path().replaceFirst(API, "");
        synchronized (scripts) {
            Mood scripted = scripts.getOrDefault(method, new ArrayDeque<>()).poll();
            return scripted == null ? super.moodFor(request) : scripted;
        }
    }

    @Override
    protected void connected(ServerWebSocket socket) {
        sockets.connected(socket);
    }

    @Override
    protected Answered handle(Asked request) {
        try {
            if (request.path().startsWith(ResponseUrls.PATH)) {
                return responseUrls.take(request.path(), request.json());
            } else if (request.path().equals("/oauth/v2/authorize")) {
                return oauth.authorize(request, installing);
            }
            return request.path().startsWith(API)
                    ? api(request, request.path().substring(API.length()))
                    : Answered.text(404, "not_found");
        } catch (SlackError refused) {
            return refused.answered();
        }
    }

    private Answered api(Asked request, String method) {
        if (method.equals("oauth.v2.access")) {
            return oauth.access(request);
        }
        SlackArguments arguments = SlackArguments.of(request);
        String token = arguments.token(request);
        if (method.equals("apps.connections.open")) {
            return connection(token);
        }
        JsonObject answer = methods.call(method, owner(token), arguments);
        return Answered.json(200, new JsonObject().put("ok", true).mergeIn(answer));
    }

    private Answered connection(String token) {
        if (!token.equals(APP_TOKEN)) {
            throw new SlackError("invalid_auth");
        }
        String address = url().toString().replaceFirst("http", "ws") + Sockets.PATH + "?ticket=" + sockets.ticket();
        return Answered.json(200, new JsonObject().put("ok", true).put("url", address));
    }

    private synchronized SlackWorkspace owner(String token) {
        return workspaces.values().stream()
                .filter(workspace -> workspace.knows(token))
                .findFirst()
                .orElseThrow(() -> new SlackError("invalid_auth"));
    }
}
