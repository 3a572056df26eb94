package io.sitrep.fakes.social;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.Refused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

/**
 * X's API v2 for one user. A post weighs 280 at most, where a link weighs 23 and what is not Latin or the like 2 a character; the same
 * words twice are refused. 100 posts and 50 deletes in 15 minutes, 17 posts a day. From docs.x.com/x-api/posts/creation-of-a-post,
 * /fundamentals/rate-limits and /fundamentals/counting-characters, 2026-11.
 */
public final class FakeX extends FakeNetwork {
    public static final String TOKEN = "x-token-of-the-tests";

    /** That of OAuth 1.0a, which does not expire. */
    public static final String LASTING_TOKEN = "2244994945-lasting-token-of-the-tests";

    public static final String LASTING_TOKEN_SECRET = "lasting secret/of+the tests";
    public static final String CONSUMER_KEY = "consumer-key-of-the-tests";
    public static final String CONSUMER_SECRET = "consumer&secret=of*the~tests";

    private static final String USER = "2244994945";
    private static final String TWEETS = "/2/tweets";
    private static final int WEIGHT = 280;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private final Map<String, Instant> written = new HashMap<>();
    private final Window creates = new Window(100, WINDOW);
    private final Window day = new Window(17, Duration.ofHours(24));
    private final Window deletes = new Window(50, WINDOW);
    private final Window reads = new Window(900, WINDOW);
    private final SignedRequests signed;
    private boolean readable = true;
    private boolean lagging;
    private int repliesToNothing = 403;
    private boolean expired;
    private long last = 1_990_000_000_000_000_000L;

    public FakeX(int port, Clock clock) {
        super(port, clock);
        signed = new SignedRequests(
                new SignedRequests.Keys(CONSUMER_KEY, CONSUMER_SECRET, LASTING_TOKEN, LASTING_TOKEN_SECRET), clock);
    }

    /** How many posts it takes in a quarter of an hour. */
    public synchronized void creates(int most) {
        creates.most(most);
    }

    /** How many posts it takes in a day. */
    public synchronized void createsOfADay(int most) {
        day.most(most);
    }

    /** Replies to what is gone are refused with this status: 403 and 400 were seen. */
    public synchronized void repliesToNothing(int status) {
        repliesToNothing = status;
    }

    /** The account's access does not cover reading. */
    public synchronized void hide() {
        readable = false;
    }

    /** It does again. */
    public synchronized void show() {
        readable = true;
    }

    /** What is posted is not listed yet, until {@link #catchUp}. */
    public synchronized void lagBehind() {
        lagging = true;
    }

    public synchronized void catchUp() {
        lagging = false;
    }

    /** The two hours of the token are over. */
    public synchronized void expireToken() {
        expired = true;
    }

    @Override
    protected synchronized Answered handle(Asked request) {
        if (!isOurs(request)) {
            throw error(401, "Unauthorized", "Unauthorized");
        }
        Window window = switch (request.method()) {
            case "POST" -> creates;
            case "DELETE" -> deletes;
            default -> reads;
        };
        boolean room = window.take(clock.instant());
        boolean roomInTheDay = window != creates || day.take(clock.instant());
        Answered answer = room && roomInTheDay
                ? route(request)
                : error(429, "Too Many Requests", "Too Many Requests").answered();
        Answered limited = limited(answer, "x-rate-limit-", window);
        return window == creates ? limited(limited, "x-user-limit-24hour-", day) : limited;
    }

    private boolean isOurs(Asked request) {
        boolean bearer = ("Bearer " + TOKEN).equals(request.headers().get("Authorization"));
        return bearer ? !expired : signed.isSigned(request, url());
    }

    private static Answered limited(Answered answer, String prefix, Window window) {
        return answer.with(prefix + "limit", Integer.toString(window.most()))
                .with(prefix + "remaining", Integer.toString(window.left()))
                .with(prefix + "reset", Long.toString(window.ends().getEpochSecond()));
    }

    private Answered route(Asked request) {
        try {
            return switch (request.method() + " " + request.path().replaceAll("/\\d{3,}(?=/|$)", "/:id")) {
                case "POST " + TWEETS -> post(request.json());
                case "DELETE " + TWEETS + "/:id" -> delete(request.path().substring(TWEETS.length() + 1));
                case "GET /2/users/me" -> Answered.json(200, data(new JsonObject().put("id", USER)));
                case "GET /2/users/:id/tweets" -> list(request);
                default -> throw error(404, "Not Found", "Not Found");
            };
        } catch (Refused refused) {
            return refused.answered();
        }
    }

    private Answered post(JsonObject body) {
        String text = body.getString("text", "");
        if (text.isBlank()) {
            throw error(400, "Invalid Request", "One or more parameters to your request was invalid.");
        }
        if (XText.weight(text) > WEIGHT) {
            throw error(400, "Invalid Request", "Your Tweet text is too long.");
        }
        String parent = parent(body);
        if (posts().stream().anyMatch(one -> one.text().equals(text))) {
            throw error(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.");
        }
        Post post = new Post(Long.toString(++last), text, parent, null, XText.mentioned(text));
        keep(post);
        written.put(post.id(), clock.instant());
        return Answered.json(201, data(shown(post)));
    }

    private String parent(JsonObject body) {
        JsonObject reply = body.getJsonObject("reply");
        if (reply == null) {
            return null;
        }
        String parent = reply.getString("in_reply_to_tweet_id", "");
        if (!parent.matches("\\d{1,19}")) {
            throw error(400, "Invalid Request", "One or more parameters to your request was invalid.");
        }
        if (standing(parent).isEmpty()) {
            throw error(
                    repliesToNothing,
                    "Forbidden",
                    "You attempted to reply to a Tweet that is deleted or not visible to you.");
        }
        return parent;
    }

    private Answered delete(String id) {
        if (!mayDelete()) {
            throw error(403, "Forbidden", "You are not permitted to perform this action.");
        }
        if (!takeAway(id)) {
            throw error(404, "Not Found Error", "Could not find tweet with id: [" + id + "].");
        }
        return Answered.json(200, data(new JsonObject().put("deleted", true)));
    }

    private Answered list(Asked request) {
        if (!readable) {
            throw error(403, "Client Forbidden", "Your access does not include this endpoint.");
        }
        Instant since = Instant.parse(request.query().get("start_time"));
        JsonArray newestFirst = new JsonArray();
        List<Post> all = lagging ? List.of() : posts();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!written.get(all.get(i).id()).isBefore(since)) {
                newestFirst.add(shown(all.get(i)));
            }
        }
        return Answered.json(
                200,
                new JsonObject()
                        .put("data", newestFirst)
                        .put("meta", new JsonObject().put("result_count", newestFirst.size())));
    }

    /** As X shows it: some signs escaped, links by its own short ones. */
    private JsonObject shown(Post post) {
        String text = post.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        JsonArray urls = new JsonArray();
        for (MatchResult link : XText.LINKS.matcher(text).results().toList()) {
            String shorter = "https://t.co/" + Integer.toString(link.group().hashCode() & 0xFFFFFFF, 36);
            urls.add(new JsonObject()
                    .put("url", shorter)
                    .put("expanded_url", link.group().replace("&amp;", "&")));
            text = text.replace(link.group(), shorter);
        }
        return new JsonObject()
                .put("id", post.id())
                .put("text", text)
                .put("created_at", written.get(post.id()).toString())
                .put("entities", new JsonObject().put("urls", urls));
    }

    private static JsonObject data(JsonObject data) {
        return new JsonObject().put("data", data);
    }

    private static Refused error(int status, String title, String detail) {
        return new Refused(Answered.json(
                status,
                new JsonObject()
                        .put("title", title)
                        .put("detail", detail)
                        .put("type", "about:blank")
                        .put("status", status)));
    }
}
