package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.FakeProvider;
import io.sitrep.fakes.Mood;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** REST's door: the token, the limits, and what is scripted. */
public abstract class ScriptedDiscord extends FakeProvider {
    /** As scripts call the first answer to an interaction. */
    public static final String CALLBACK = "POST /interactions/{interaction}/{token}/callback";

    /** As scripts call the change of an answer, late ones among them. */
    public static final String LATE_ANSWER = "PATCH /webhooks/{application}/{token}/messages/{message}";

    /** As scripts call a further answer. */
    public static final String FOLLOW_UP = "POST /webhooks/{application}/{token}";

    /** As scripts call a message of the bot's own. */
    public static final String POST_MESSAGE = "POST /channels/{channel}/messages";

    private final Map<String, Deque<Mood>> scripts = new LinkedHashMap<>();
    private final Routes routes = new Routes();
    private final Limits limits;

    ScriptedDiscord(int port, Clock clock) {
        super(port);
        limits = new Limits(clock);
    }

    final Routes routes() {
        return routes;
    }

    /** What the route does. @throws DiscordError where Discord refuses */
    abstract Answered handled(Routes.Match match);

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

    /** The bot lacks what it wants for that: {@code 50013}. Nothing happens. */
    public static Mood forbids() {
        return Mood.answering(
                DiscordError.of(403, 50_013, "Missing Permissions").answered());
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
    protected Answered handle(Asked request) {
        Optional<Routes.Match> match = routes.find(request);
        if (match.isEmpty()) {
            return DiscordError.of(404, 0, "404: Not Found").answered();
        }
        return limits.refuses(match.get()).orElseGet(() -> limits.headers(handle(match.get()), match.get()));
    }

    private Answered handle(Routes.Match match) {
        String authorization = match.call().asked().headers().get("Authorization");
        if (match.route().wantsToken() && !("Bot " + FakeDiscord.TOKEN).equals(authorization)) {
            return DiscordError.of(401, 0, "401: Unauthorized").answered();
        }
        try {
            return handled(match);
        } catch (DiscordError refused) {
            return refused.answered();
        }
    }
}
