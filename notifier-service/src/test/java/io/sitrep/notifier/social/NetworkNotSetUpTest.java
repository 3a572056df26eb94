package io.sitrep.notifier.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.FailoverReader;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
@TestProfile(NetworkNotSetUpTest.WithoutX.class)
class NetworkNotSetUpTest {
    /** Nobody gave a token for X. */
    public static class WithoutX implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sitrep.x.token", "");
        }
    }

    @Inject
    Notifier notifier;

    @Inject
    Accounts accounts;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void accountIsNotThereByItselfAndIsShownAsOff() {
        notifier.openAccounts();

        notifier.asAdmin()
                .get("/api/v1/social")
                .then()
                .statusCode(200)
                .body("accounts.channel", equalTo(List.of("bluesky", "mastodon", "x")))
                .body("accounts.on", equalTo(List.of(true, true, false)));
        assertThat(notifier.count("SELECT count(*) FROM social_accounts")).isEqualTo(2);
    }

    @Test
    void accountCanBeConfiguredAndNothingIsPlannedForIt() {
        notifier.openAccounts();
        JsonObject x = new JsonObject().put("channel", "x").put("locale", "it");

        notifier.asAdmin()
                .body(new JsonObject().put("accounts", new JsonArray().add(x)).encode())
                .put("/api/v1/social")
                .then()
                .statusCode(200)
                .body("accounts[2].locale", equalTo("it"))
                .body("accounts[2].on", equalTo(false))
                .body("accounts[2].enabled", equalTo(true));

        UUID event = Events.anIncident().says("investigating", "Nobody can pay.");
        notifier.awaitPlanned(event);
        assertThat(
                        notifier
                                .sql("SELECT channel FROM deliveries WHERE publication_id = $1 ORDER BY channel", event)
                                .stream()
                                .map(row -> row.getString("channel")))
                .containsExactly("bluesky", "mastodon");
    }

    @Test
    void accountThatAnotherProcessHasIsLeftToIt() {
        notifier.openAccounts();
        configureX("it");
        notifier.sql("UPDATE social_accounts SET seen_on_at = now() WHERE channel = 'x'");
        notifier.openAccounts();
        Events incident = Events.anIncident();
        notifier.awaitPlanned(incident.says("investigating", "Nobody can pay."));
        assertThat(notifier.states(incident, notifier.account("x"))).containsExactly("pending");

        notifier.openAccounts();
        accounts.pauseUnseen().await().atMost(Duration.ofSeconds(30));
        configureX("de");

        assertThat(waitingForX()).isOne();
        notifier.sql("UPDATE social_accounts SET seen_on_at = now() - interval '6 minutes' WHERE channel = 'x'");
        notifier.openAccounts();
        configureX("fr");
        assertThat(waitingForX()).as("a start and a change pause nobody").isOne();
        accounts.pauseUnseen().await().atMost(Duration.ofSeconds(30));
        assertThat(notifier.states(incident, notifier.account("x"))).containsExactly("cancelled");
    }

    @Test
    void whoFollowsWhereAnotherProcessPostsIsLeftToItAsLongAsThereIsOne() {
        notifier.openAccounts();
        configureX("en");
        othersHaveX("0 minutes");
        notifier.openAccounts();
        FailoverReader follower = FailoverReader.at(
                notifier, new JsonObject().put("channel", "mastodon"), FailoverReader.webhook("/" + UUID.randomUUID()));
        notifier.sql(
                "UPDATE endpoints SET channel = 'x', providers = NULL WHERE subscriber_id = $1 AND position = 0",
                follower.id);
        Events incident = Events.anIncident().ofSeverity("SEV1");

        notifier.awaitPlanned(incident.says("investigating", "Nobody can pay."));

        await().during(Duration.ofSeconds(3))
                .until(() -> follower.told(incident).equals(List.of("0 pending")));
        othersHaveX("6 minutes");
        follower.awaitTold(incident, "0 failed_over", "1 delivered");
    }

    private void othersHaveX(String ago) {
        notifier.sql("UPDATE social_accounts SET seen_on_at = now() - interval '" + ago + "' WHERE channel = 'x'");
        notifier.sql("INSERT INTO channels_seen (channel, seen_at) VALUES ('x', now() - interval '" + ago
                + "') ON CONFLICT (channel) DO UPDATE SET seen_at = excluded.seen_at");
    }

    private long waitingForX() {
        return notifier.count("SELECT count(*) FROM queue WHERE channel = 'x' AND state = 'pending' AND tries = 0");
    }

    private void configureX(String locale) {
        JsonObject x = new JsonObject().put("channel", "x").put("locale", locale);
        notifier.asAdmin()
                .body(new JsonObject().put("accounts", new JsonArray().add(x)).encode())
                .put("/api/v1/social")
                .then()
                .statusCode(200);
    }
}
