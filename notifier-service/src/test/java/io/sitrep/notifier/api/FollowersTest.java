package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.sitrep.notifier.outside.Mailbox;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who follows us on a network says so without an address, wherever one subscribes. */
@RealService
class FollowersTest {
    private final Mailbox ada = Mailbox.ofSomebody();

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mastodon", "bluesky", "x"})
    void followerSubscribesWithoutAnAddressAndOnlyTheFurtherOneIsAsked(String network) {
        ask(follower(network).put("fallback", mail(ada))).statusCode(202);

        assertThat(ada.link()).isNotEmpty();
        assertThat(notifier.sql("SELECT channel, address, state FROM endpoints ORDER BY position").stream()
                        .map(row -> row.getString("channel") + " " + row.getString("state")))
                .containsExactly(network + " active", "email pending");
        assertThat(notifier.count("SELECT count(*) FROM endpoints WHERE position = 0 AND address = ''"))
                .isEqualTo(1);
        assertThat(notifier.count("SELECT count(*) FROM subscriptions WHERE state = 'active'"))
                .isEqualTo(1);
    }

    @Test
    void addressThatIsGivenNeverthelessIsRefusedByName() {
        ask(follower("mastodon").put("address", "@ada@example.social"))
                .statusCode(422)
                .body("errors.field", contains("address"))
                .body(not(containsString("example.social")));
        ask(new JsonObject().put("channel", "email")).statusCode(422).body("errors.field", contains("address"));
    }

    @Test
    void networkThatIsFollowedIsNoAddressToFallBackTo() {
        ask(new JsonObject()
                        .put("channel", "email")
                        .put("address", ada.address())
                        .put("fallback", new JsonArray().add(follower("bluesky"))))
                .statusCode(422)
                .body("errors.field", contains("fallback.0.channel"));
    }

    @Test
    void erasedFollowerKeepsNobodyElseFromFollowing() {
        String first = notifier.subscribe(follower("mastodon")).getString("id");
        notifier.asAdmin().delete("/api/v1/subscribers/" + first).then().statusCode(204);
        notifier.subscribe(follower("mastodon"));
        assertThat(notifier.count("SELECT count(*) FROM endpoints")).isEqualTo(1);
    }

    @Test
    void importKnowsFollowersAgainByTheirFurtherAddress() {
        String lines = "channel,address,fallback\nmastodon,,email:ada@example.org\nmastodon,,email:bob@example.org\n"
                + "x,,email:ada@example.org\nmastodon,,email:ADA@example.org\nmastodon,,\n";
        JsonPath report = imported(lines);
        assertThat(report.getInt("imported")).isEqualTo(3);
        assertThat(report.getList("rejected.line", Integer.class)).containsExactly(6);
        assertThat(imported(lines).getInt("imported")).isZero();
        assertThat(imported("channel,address\nemail,ada@example.org\n").getInt("imported"))
                .isEqualTo(1);
    }

    @Test
    void pageSaysForWhichChannelsNoAddressIsNeededAndTakesNone() {
        given().get("/subscribe?lang=en")
                .then()
                .statusCode(200)
                .body(containsString("No address is needed for Bluesky, Mastodon, X"))
                .body(not(containsString("name=\"address\" required")))
                .body(not(containsString("<option value=\"mastodon\"")));
        given().header("X-Forwarded-For", "192.0.2.77")
                .contentType("application/x-www-form-urlencoded")
                .formParam("channel", "bluesky")
                .formParam("address", "")
                .formParam("locale", "en")
                .formParam("time_zone", "UTC")
                .post("/subscribe?lang=en")
                .then()
                .statusCode(202)
                .body(containsString("You are subscribed."));
        assertThat(notifier.count("SELECT count(*) FROM endpoints WHERE channel = 'bluesky'"))
                .isEqualTo(1);
    }

    @Test
    void testOfANetworkNeedsNoAddress() {
        notifier.asAdmin()
                .body("{}")
                .post("/api/v1/channels/mastodon/test")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("retry"));
        notifier.asAdmin().body("{}").post("/api/v1/channels/email/test").then().statusCode(422);
    }

    private static JsonObject follower(String network) {
        return new JsonObject().put("channel", network);
    }

    private static JsonArray mail(Mailbox somebody) {
        return new JsonArray().add(new JsonObject().put("channel", "email").put("address", somebody.address()));
    }

    private static ValidatableResponse ask(JsonObject wanted) {
        return given().header("X-Forwarded-For", "192.0.2.78")
                .contentType("application/json")
                .body(wanted.encode())
                .post("/api/v1/subscriptions")
                .then();
    }

    private JsonPath imported(String lines) {
        return notifier.asAdmin()
                .contentType("text/csv")
                .body(lines)
                .post("/api/v1/subscribers/import")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
