package io.sitrep.notifier.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.subscription.NewSubscriber;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class AccountsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Notifier notifier;

    @Inject
    Accounts accounts;

    @Inject
    AccountRows rows;

    @Inject
    Pool pool;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void manyReplicasThatStartTogetherMakeOneAccountOfEach() {
        Uni.join()
                .all(Stream.generate(accounts::open).limit(8).toList())
                .andFailFast()
                .await()
                .atMost(SOON);

        assertThat(notifier.count("SELECT count(*) FROM social_accounts")).isEqualTo(3);
        assertThat(notifier.count("SELECT count(*) FROM subscribers WHERE account"))
                .isEqualTo(3);
        assertThat(notifier.count("""
                SELECT count(*) FROM endpoints e JOIN subscriptions s USING (subscriber_id)
                WHERE e.state = 'active' AND s.state = 'active' AND e.position = 0 AND e.address <> ''""")).isEqualTo(3);
    }

    @Test
    void restartKeepsWhatWasSet() {
        notifier.openAccounts();
        configure(new JsonObject()
                .put("channel", "x")
                .put("enabled", false)
                .put("locale", "it")
                .put("templates", new JsonObject().put("first", "{title} {link}")));

        notifier.openAccounts();

        Account x = x();
        assertThat(x.enabled()).isFalse();
        assertThat(x.preferences().locale()).isEqualTo("it");
        assertThat(x.templates().own()).hasSize(1);
        assertThat(state()).isEqualTo("paused");
    }

    @Test
    void accountWhoseNetworkNoProcessHasAnyMoreIsPausedAndKeepsWhatWasSet() {
        notifier.openAccounts();
        configure(new JsonObject().put("channel", "x").put("locale", "it"));
        notifier.sql("UPDATE social_accounts SET seen_on_at = now() - interval '6 minutes' WHERE channel = 'x'");
        pool.withTransaction(connection -> rows.settle(connection, true))
                .await()
                .atMost(SOON);

        UUID event = Events.anIncident().says("investigating", "Nobody can pay.");

        notifier.awaitPlanned(event);
        assertThat(notifier.count("SELECT count(*) FROM deliveries WHERE publication_id = $1 AND channel = 'x'", event))
                .isZero();
        assertThat(notifier.count("SELECT count(*) FROM deliveries WHERE publication_id = $1", event))
                .isEqualTo(2);
        notifier.openAccounts();
        assertThat(state()).isEqualTo("active");
        assertThat(x().preferences().locale()).isEqualTo("it");
    }

    @Test
    void accountsThatAreChangedInAnyOrderAtOnceAreAllChanged() {
        notifier.openAccounts();
        Wanted[] both = Stream.of("x", "mastodon").map(AccountsTest::wanted).toArray(Wanted[]::new);

        Uni.join()
                .all(Stream.iterate(0, turn -> turn + 1)
                        .limit(40)
                        .map(turn -> accounts.save(
                                turn % 2 == 0 ? List.of(both[0], both[1]) : List.of(both[1], both[0]), "test"))
                        .toList())
                .andFailFast()
                .await()
                .atMost(SOON);

        assertThat(notifier.count("SELECT count(*) FROM social_accounts WHERE NOT enabled"))
                .isEqualTo(2);
    }

    @Test
    void accountCanBeConfiguredBeforeItIsThere() {
        configure(new JsonObject().put("channel", "x").put("min_impact", "critical"));

        assertThat(notifier.count("SELECT count(*) FROM social_accounts")).isEqualTo(1);
        notifier.openAccounts();
        assertThat(x().preferences().filter().minImpact().word()).isEqualTo("critical");
    }

    @Test
    void accountThatItsNetworkGaveUpPostsAgainWhenSomebodySaysSo() {
        notifier.openAccounts();
        notifier.sql("UPDATE endpoints SET state = 'disabled' WHERE subscriber_id = $1", id("x"));
        assertThat(x().enabled()).isFalse();

        configure(new JsonObject().put("channel", "x"));

        assertThat(x().enabled()).isTrue();
    }

    private static Wanted wanted(String channel) {
        return new Wanted(
                channel,
                false,
                new NewSubscriber(channel, null, null, null, null, null, null, null, null, null, null, List.of(), null),
                Map.of());
    }

    private String state() {
        return notifier.sql("SELECT state FROM subscriptions WHERE subscriber_id = $1", id("x"))
                .get(0)
                .getString("state");
    }

    private Account x() {
        return accounts.all().await().atMost(SOON).stream()
                .filter(account -> account.channel().equals("x"))
                .findFirst()
                .orElseThrow();
    }

    private UUID id(String channel) {
        return UUID.fromString(notifier.account(channel));
    }

    private void configure(JsonObject account) {
        notifier.asAdmin()
                .body(new JsonObject()
                        .put("accounts", new JsonArray().add(account))
                        .encode())
                .put("/api/v1/social")
                .then()
                .statusCode(200);
    }
}
