package io.sitrep.fakes.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.FakeProvider;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The networks refuse what the real ones refuse: what is not refused here proves nothing elsewhere. */
class SocialFakesTest {
    private static final String DID = "did:plc:ewvi7nxzyoun6zhxrhs64oiz";
    private static final Map<String, String> NOBODY = Map.of();

    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeMastodon mastodon = new FakeMastodon(0, Clock.systemUTC());
    private final FakeBluesky bluesky = new FakeBluesky(0, Clock.systemUTC());
    private final FakeX x = new FakeX(0, Clock.systemUTC());

    @AfterEach
    void close() {
        mastodon.close();
        bluesky.close();
        x.close();
    }

    @Test
    void mastodonRefusesStrangersAndWhatItCanNotTake() {
        assertThat(toot(NOBODY, new JsonObject().put("status", "Hello"))).isEqualTo(401);
        assertThat(toot(account("a"), new JsonObject())).isEqualTo(422);
        assertThat(toot(account("b"), new JsonObject().put("status", "x".repeat(501))))
                .isEqualTo(422);
        assertThat(toot(account("c"), new JsonObject().put("status", "x").put("in_reply_to_id", "7")))
                .isEqualTo(404);
        assertThat(toot(account("d"), new JsonObject().put("status", "x").put("visibility", "all")))
                .isEqualTo(422);
        assertThat(mastodon.posts()).isEmpty();
        String link = " https://example.com/" + "a".repeat(600);
        assertThat(toot(account("e"), new JsonObject().put("status", "x".repeat(476) + link)))
                .isEqualTo(200);
        assertThat(toot(account("e"), new JsonObject().put("status", "Something else")))
                .isEqualTo(200);
        assertThat(mastodon.posts()).hasSize(1);
    }

    @Test
    void mastodonEditsWhatStandsAndNothingElse() {
        toot(account("a"), new JsonObject().put("status", "Helo"));
        String path = "/api/v1/statuses/" + mastodon.posts().get(0).id();
        assertThat(edit(path, new JsonObject().put("status", "x".repeat(501)))).isEqualTo(422);
        assertThat(edit(path, new JsonObject().put("status", "Hello").put("in_reply_to_id", "7")))
                .isEqualTo(422);
        assertThat(edit("/api/v1/statuses/7", new JsonObject().put("status", "Hello")))
                .isEqualTo(404);
        assertThat(edit(path, new JsonObject().put("status", "Hello"))).isEqualTo(200);
        assertThat(mastodon.posts()).extracting(FakeNetwork.Post::text).containsExactly("Hello");
    }

    private int edit(String path, JsonObject status) {
        return ask(mastodon, "PUT", path, account("none"), status.encode()).statusCode();
    }

    @Test
    void mastodonTellsWhomAPostMentions() {
        toot(account("a"), new JsonObject().put("status", "Ask @ada, not ada@example.com or https://example.com/@bob"));
        assertThat(mastodon.posts().get(0).mentioned()).containsExactly("ada");
    }

    @Test
    void blueskyRefusesStrangersAndRecordsThatAreNotAsTheLexiconHasThem() {
        Map<String, String> session = session();
        assertThat(put(NOBODY, "3k2a", post("Hello"))).isEqualTo(401);
        assertThat(put(Map.of("Authorization", "Bearer me"), "3k2a", post("Hello")))
                .isEqualTo(400);
        assertThat(put(session, "a/b", post("Hello"))).isEqualTo(400);
        assertThat(put(session, "..", post("Hello"))).isEqualTo(400);
        assertThat(put(session, "3k2a", post("x".repeat(301)))).isEqualTo(400);
        assertThat(put(session, "3k2a", post("👨‍👩‍👧‍👦".repeat(121)))).isEqualTo(400);
        assertThat(put(session, "3k2a", post("Hello").put("createdAt", "yesterday")))
                .isEqualTo(400);
        assertThat(put(session, "3k2a", post("Hello").put("reply", new JsonObject())))
                .isEqualTo(400);
        assertThat(bluesky.posts()).isEmpty();
        assertThat(put(session, "3k2a", post("Hello"))).isEqualTo(200);
        assertThat(put(session, "3k2a", post("Hello"))).isEqualTo(200);
        assertThat(bluesky.posts()).hasSize(1);
    }

    @Test
    void blueskyRefusesFacetsThatCutACharacterOrLeadElsewhere() {
        Map<String, String> session = session();
        String text = "é https://example.com/";
        assertThat(put(session, "3k2a", post(text).put("facets", link(1, 24, "https://example.com/"))))
                .isEqualTo(400);
        assertThat(put(session, "3k2a", post(text).put("facets", link(2, 22, "https://example.com/"))))
                .isEqualTo(400);
        assertThat(put(session, "3k2a", post(text).put("facets", link(3, 99, "https://example.com/"))))
                .isEqualTo(400);
        assertThat(put(session, "3k2a", post(text).put("facets", link(3, 23, "https://example.com/"))))
                .isEqualTo(200);
    }

    @Test
    void blueskyRenewsASessionOnceAndTakesThirtyLogins() {
        JsonObject first = json(bluesky, "/xrpc/com.atproto.server.createSession", NOBODY, credentials());
        Map<String, String> refresh = Map.of("Authorization", "Bearer " + first.getString("refreshJwt"));
        assertThat(ask(bluesky, "POST", "/xrpc/com.atproto.server.refreshSession", refresh, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(ask(bluesky, "POST", "/xrpc/com.atproto.server.refreshSession", refresh, "")
                        .statusCode())
                .isEqualTo(400);
        for (int i = 1; i < 30; i++) {
            session();
        }
        HttpResponse<String> late = ask(
                bluesky,
                "POST",
                "/xrpc/com.atproto.server.createSession",
                NOBODY,
                credentials().encode());
        assertThat(late.statusCode()).isEqualTo(429);
        assertThat(late.headers().firstValue("ratelimit-remaining")).contains("0");
    }

    @Test
    void xRefusesStrangersRepetitionsAndWhatWeighsTooMuch() {
        Map<String, String> user = Map.of("Authorization", "Bearer " + FakeX.TOKEN);
        assertThat(tweet(NOBODY, "Hello")).isEqualTo(401);
        assertThat(tweet(user, "x".repeat(281))).isEqualTo(400);
        assertThat(tweet(user, "漢".repeat(141))).isEqualTo(400);
        assertThat(tweet(user, "x".repeat(257) + " https://example.com/" + "a".repeat(90)))
                .isEqualTo(400);
        assertThat(x.posts()).isEmpty();
        assertThat(tweet(user, "x".repeat(256) + " https://example.com/" + "a".repeat(90)))
                .isEqualTo(201);
        assertThat(tweet(user, "漢".repeat(140))).isEqualTo(201);
        assertThat(tweet(user, "漢".repeat(140))).isEqualTo(403);
        JsonObject reply = new JsonObject().put("in_reply_to_tweet_id", "1");
        assertThat(ask(
                                x,
                                "POST",
                                "/2/tweets",
                                user,
                                new JsonObject()
                                        .put("text", "Re")
                                        .put("reply", reply)
                                        .encode())
                        .statusCode())
                .isEqualTo(403);
        tweet(user, "é@ada RT @bob ＠carol dave@example.com");
        assertThat(x.posts().get(2).mentioned()).containsExactly("ada", "bob", "carol");
    }

    private static Map<String, String> account(String key) {
        return Map.of("Authorization", "Bearer " + FakeMastodon.TOKEN, "Idempotency-Key", key);
    }

    private int toot(Map<String, String> headers, JsonObject status) {
        return ask(mastodon, "POST", "/api/v1/statuses", headers, status.encode())
                .statusCode();
    }

    private int tweet(Map<String, String> headers, String text) {
        return ask(
                        x,
                        "POST",
                        "/2/tweets",
                        headers,
                        new JsonObject().put("text", text).encode())
                .statusCode();
    }

    private static JsonObject credentials() {
        return new JsonObject().put("identifier", FakeBluesky.HANDLE).put("password", FakeBluesky.PASSWORD);
    }

    private Map<String, String> session() {
        JsonObject session = json(bluesky, "/xrpc/com.atproto.server.createSession", NOBODY, credentials());
        return Map.of("Authorization", "Bearer " + session.getString("accessJwt"));
    }

    private int put(Map<String, String> session, String key, JsonObject record) {
        JsonObject body = new JsonObject()
                .put("repo", DID)
                .put("collection", "app.bsky.feed.post")
                .put("rkey", key)
                .put("record", record);
        return ask(bluesky, "POST", "/xrpc/com.atproto.repo.putRecord", session, body.encode())
                .statusCode();
    }

    private static JsonObject post(String text) {
        return new JsonObject()
                .put("$type", "app.bsky.feed.post")
                .put("text", text)
                .put("createdAt", "2026-03-04T10:00:00.000Z");
    }

    private static JsonArray link(int from, int to, String uri) {
        return new JsonArray()
                .add(new JsonObject()
                        .put("index", new JsonObject().put("byteStart", from).put("byteEnd", to))
                        .put(
                                "features",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("$type", "app.bsky.richtext.facet#link")
                                                .put("uri", uri))));
    }

    private JsonObject json(FakeProvider provider, String path, Map<String, String> headers, JsonObject body) {
        return new JsonObject(
                ask(provider, "POST", path, headers, body.encode()).body());
    }

    private HttpResponse<String> ask(
            FakeProvider provider, String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(provider.url().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
