package io.sitrep.fakes.social;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.Refused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Mastodon server with one account. Statuses have 500 characters (graphemes, a link counts 23) unless the server was set otherwise;
 * an Idempotency-Key is known for an hour and answers the first status; 300 requests in 5 minutes, 300 statuses in 3 hours, 30 deletes in
 * 30 minutes. From docs.joinmastodon.org/methods/statuses, /api/rate-limits and /user/posting, and the validator and RateLimiter of
 * Mastodon 4.5, 2026-11.
 */
public final class FakeMastodon extends FakeNetwork {
    public static final String TOKEN = "mastodon-token-of-the-tests";

    private static final String ACCOUNT = "109876543210";
    private static final String STATUSES = "/api/v1/statuses";
    private static final Duration KEYS_ARE_KEPT = Duration.ofHours(1);
    private static final int LINK = 23;
    private static final Pattern LINKS = Pattern.compile(
            "https?://(?:[\\p{L}\\p{N}-]+\\.)+[a-z]{2,}\\b(?::\\d+)?(?:/[^\\s<>()\"]*[^\\s<>()\".,;:!?…])?");
    private static final Pattern MENTION = Pattern.compile("(?<![=/\\p{L}\\p{M}\\p{Nd}_])@([\\p{L}\\p{Nd}_]+)");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Set<String> VISIBILITIES = Set.of("public", "unlisted", "private", "direct");

    private record Key(String status, Instant until) {}

    private final Map<String, Key> keys = new HashMap<>();
    private final Map<String, Instant> written = new HashMap<>();
    private final Window requests = new Window(300, Duration.ofMinutes(5));
    private final Window statuses = new Window(300, Duration.ofHours(3));
    private final Window deletes = new Window(30, Duration.ofMinutes(30));
    private int characters = 500;
    private long last = 113_000_000_000_000_000L;

    public FakeMastodon(int port, Clock clock) {
        super(port, clock);
    }

    /** How long a status may be on this server. */
    public synchronized void characters(int most) {
        characters = most;
    }

    /** How many statuses it takes in three hours. */
    public synchronized void statuses(int most) {
        statuses.most(most);
    }

    @Override
    protected synchronized Answered handle(Asked request) {
        if (request.path().equals("/api/v2/instance")) {
            return Answered.json(200, instance());
        }
        if (!("Bearer " + TOKEN).equals(request.headers().get("Authorization"))) {
            throw error(401, "The access token is invalid");
        }
        boolean room = requests.take(clock.instant());
        Window window = switch (request.method()) {
            case "DELETE" -> deletes;
            case "POST" -> statuses;
            default -> requests;
        };
        boolean roomForIt = window == requests || window.take(clock.instant());
        return limited(
                room && roomForIt
                        ? route(request)
                        : error(429, "Too many requests").answered(),
                room ? window : requests);
    }

    private Answered route(Asked request) {
        try {
            return switch (request.method() + " " + request.path().replaceAll("/\\d+(?=/|$)", "/:id")) {
                case "POST " + STATUSES -> post(request);
                case "PUT " + STATUSES + "/:id" -> edit(id(request), request.json());
                case "DELETE " + STATUSES + "/:id" -> delete(id(request));
                case "GET /api/v1/accounts/verify_credentials" ->
                    Answered.json(200, new JsonObject().put("id", ACCOUNT).put("username", "status"));
                case "GET /api/v1/accounts/:id/statuses" -> list(request);
                default -> throw error(404, "Record not found");
            };
        } catch (Refused refused) {
            return refused.answered();
        }
    }

    private Answered post(Asked request) {
        JsonObject body = request.json();
        String key = request.headers().get("Idempotency-Key");
        Key known = key == null ? null : keys.get(key);
        if (known != null && clock.instant().isBefore(known.until())) {
            return standing(known.status())
                    .map(this::shown)
                    .map(status -> Answered.json(200, status))
                    .orElseThrow(() -> error(404, "Record not found"));
        }
        String text = body.getString("status", "").strip();
        check(text, body);
        String parent = body.getString("in_reply_to_id");
        if (parent != null && standing(parent).isEmpty()) {
            throw error(404, "The post you are trying to reply to does not appear to exist.");
        }
        Post post = new Post(Long.toString(++last), text, parent, body.getString("language"), mentioned(text));
        keep(post);
        written.put(post.id(), clock.instant());
        if (key != null) {
            keys.put(key, new Key(post.id(), clock.instant().plus(KEYS_ARE_KEPT)));
        }
        return Answered.json(200, shown(post));
    }

    private static String id(Asked request) {
        return request.path().substring(STATUSES.length() + 1);
    }

    /** What it replies to stays, whatever is said of it; who asks to change that has misread the API. */
    private Answered edit(String id, JsonObject body) {
        Post before = standing(id).orElseThrow(() -> error(404, "Record not found"));
        if (body.containsKey("in_reply_to_id") || body.containsKey("visibility")) {
            throw error(422, "Validation failed: it can not be changed");
        }
        String text = body.getString("status", "").strip();
        check(text, body);
        Post after = new Post(id, text, before.parent(), body.getString("language"), mentioned(text));
        keep(after);
        return Answered.json(200, shown(after).put("edited_at", clock.instant().toString()));
    }

    private void check(String text, JsonObject body) {
        if (text.isEmpty()) {
            throw error(422, "Validation failed: Text can't be blank");
        }
        if (length(text) > characters) {
            throw error(422, "Validation failed: Text character limit of " + characters + " exceeded");
        }
        String language = body.getString("language");
        if (language != null && !language.matches("[a-z]{2,3}")) {
            throw error(422, "Validation failed: Language is not included in the list");
        }
        if (!VISIBILITIES.contains(body.getString("visibility", "public"))) {
            throw error(422, "Validation failed: Visibility is not included in the list");
        }
    }

    private static int length(String text) {
        return (int) GRAPHEME.matcher(LINKS.matcher(text).replaceAll("x".repeat(LINK)))
                .results()
                .count();
    }

    private static List<String> mentioned(String text) {
        List<String> names = new ArrayList<>();
        for (Matcher next = MENTION.matcher(text); next.find(); ) {
            names.add(next.group(1));
        }
        return List.copyOf(names);
    }

    private Answered delete(String id) {
        if (!mayDelete()) {
            throw error(422, "This action is not allowed");
        }
        JsonObject shown = standing(id).map(this::shown).orElseThrow(() -> error(404, "Record not found"));
        takeAway(id);
        return Answered.json(200, shown);
    }

    private Answered list(Asked request) {
        int limit = Integer.parseInt(
                request.query().contains("limit") ? request.query().get("limit") : "20");
        String before = request.query().get("max_id");
        JsonArray newestFirst = new JsonArray();
        List<Post> all = posts();
        for (int i = all.size() - 1; i >= 0 && newestFirst.size() < Math.min(40, limit); i--) {
            if (before == null || all.get(i).id().compareTo(before) < 0) {
                newestFirst.add(shown(all.get(i)));
            }
        }
        return new Answered(200, Map.of("Content-Type", "application/json"), newestFirst.toBuffer());
    }

    private JsonObject shown(Post post) {
        return new JsonObject()
                .put("id", post.id())
                .put("created_at", written.get(post.id()).toString())
                .put("in_reply_to_id", post.parent())
                .put("language", post.language())
                .put("content", html(post.text()))
                .put("account", account());
    }

    /** As large as one with fields, emojis and roles is: each status brings it along. */
    private static JsonObject account() {
        return new JsonObject()
                .put("id", ACCOUNT)
                .put("username", "status")
                .put("note", "<p>" + "We say here how it stands. ".repeat(18) + "</p>")
                .put("fields", new JsonArray().add("<a href=\"https://example.com/\" rel=\"me\">".repeat(60)))
                .put("emojis", new JsonArray().add("https://files.example.com/custom_emojis/images/".repeat(80)));
    }

    /** As Mastodon writes it: paragraphs, and links whose middle is all that is seen. */
    private static String html(String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String linked = LINKS.matcher(safe.replace("\"", "&quot;").replace("'", "&#39;"))
                .replaceAll(found -> Matcher.quoteReplacement(anchor(found.group())));
        return "<p>" + linked.replace("\n\n", "</p><p>").replace("\n", "<br />") + "</p>";
    }

    private static String anchor(String url) {
        int begins = url.indexOf("://") + 3;
        return "<a href=\"" + url + "\" rel=\"nofollow\"><span class=\"invisible\">" + url.substring(0, begins)
                + "</span><span class=\"\">" + url.substring(begins) + "</span></a>";
    }

    private JsonObject instance() {
        JsonObject statuses =
                new JsonObject().put("max_characters", characters).put("characters_reserved_per_url", LINK);
        return new JsonObject()
                .put("version", "4.5.0")
                .put("configuration", new JsonObject().put("statuses", statuses));
    }

    private static Answered limited(Answered answer, Window window) {
        return answer.with("X-RateLimit-Limit", Integer.toString(window.most()))
                .with("X-RateLimit-Remaining", Integer.toString(window.left()))
                .with("X-RateLimit-Reset", window.ends().toString());
    }

    private static Refused error(int status, String words) {
        return new Refused(Answered.json(status, new JsonObject().put("error", words)));
    }
}
