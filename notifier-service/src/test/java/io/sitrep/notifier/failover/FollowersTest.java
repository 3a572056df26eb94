package io.sitrep.notifier.failover;

import static io.sitrep.notifier.outside.FailoverReader.by;
import static io.sitrep.notifier.outside.FailoverReader.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.telegram.FakeTelegram;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.FailoverReader;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who follows our account on a network: its post is theirs, and where it does not get there they are told elsewhere, once. */
@RealService
class FollowersTest {
    private static final String ACCOUNT = "5000";

    /** For a minute. */
    private static final Mood AWAY = Mood.answering(Answered.json(
            429,
            new JsonObject()
                    .put("ok", false)
                    .put("error_code", 429)
                    .put("description", "Too Many Requests: retry after 60")
                    .put("parameters", new JsonObject().put("retry_after", 60))));

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/" + UUID.randomUUID();
    private final Events incident = Events.anIncident().ofSeverity("SEV3");
    private FakeTelegram network;

    @Inject
    Notifier notifier;

    @ConfigProperty(name = "test.telegram.port")
    int port;

    @BeforeEach
    void begin() {
        network = new FakeTelegram(port);
        network.start(ACCOUNT);
    }

    @AfterEach
    void forget() {
        network.close();
        notifier.sql("DELETE FROM providers_out");
        notifier.forgetEverybody();
    }

    @Test
    void postOfOurAccountIsTheirs() {
        FailoverReader account = FailoverReader.at(notifier, by("telegram", ACCOUNT));
        List<FailoverReader> followers = followers(7);

        incident.says("investigating", "To all of you.");

        account.awaitTold(incident, "0 delivered");
        followers.forEach(follower -> follower.awaitTold(incident, "0 delivered"));
        assertThat(network.asked()).hasSize(1);
        assertThat(told()).isZero();
    }

    @Test
    void whileTheNetworkIsAwayTheyAreToldElsewhereOnce() {
        FailoverReader account = FailoverReader.at(notifier, by("telegram", ACCOUNT));
        List<FailoverReader> followers = followers(5);
        FailoverReader alone = follower();
        network.mood(AWAY);

        incident.says("investigating", "Is anybody there?");

        account.awaitTold(incident, "0 retrying");
        followers.forEach(follower -> follower.awaitTold(incident, "0 failed_over", "1 delivered"));
        assertThat(alone.told(incident)).containsExactly("0 pending");

        network.mood(Mood.WELL);
        notifier.sql("UPDATE queue SET due_at = now() WHERE subscriber_id = $1", account.id);
        account.awaitTold(incident, "0 delivered");
        alone.awaitTold(incident, "0 delivered");
        followers.forEach(
                follower -> assertThat(follower.told(incident)).containsExactly("0 failed_over", "1 delivered"));
        assertThat(told()).isEqualTo(5);
    }

    @Test
    void urgentIsToldElsewhereAtOnceWhereTheNetworkIsKnownToBeAway() {
        FailoverReader account = FailoverReader.at(notifier, by("telegram", ACCOUNT));
        FailoverReader follower = follower(webhook(path));
        network.mood(AWAY);
        notifier.sql("INSERT INTO providers_out (channel, provider, why, until)"
                + " VALUES ('telegram', 'telegram', 'breaker', now() + interval '1 minute')");
        Events urgent = Events.anIncident().ofSeverity("SEV1");
        notifier.sql("UPDATE subscriptions SET every_update = true");

        urgent.says("investigating", "Now.");

        follower.awaitTold(urgent, "0 failed_over", "1 delivered");
        assertThat(account.told(urgent)).doesNotContain("0 delivered");
    }

    @Test
    void whatOurAccountDoesNotPostTheyAreToldElsewhere() {
        FailoverReader.wanting(new JsonObject().put("min_impact", "critical"), notifier, by("telegram", ACCOUNT));
        FailoverReader follower = follower(webhook(path));
        FailoverReader alone = follower();

        incident.withImpact("minor").says("investigating", "Not for everybody.");

        follower.awaitTold(incident, "0 failed_over", "1 delivered");
        alone.awaitTold(incident, "0 dead");
        assertThat(network.asked()).isEmpty();
    }

    @Test
    void theyWhoWereToldWithAPostHearWithTheNextOneThatItWasWrong() {
        FailoverReader account = FailoverReader.at(notifier, by("telegram", ACCOUNT));
        FailoverReader follower = follower(webhook(path));
        UUID event = incident.says("investigating", "Wrong.");
        follower.awaitTold(incident, "0 delivered");

        incident.tells("corrected", Events.correctionOf(notifier.updateOf(event), "Right."));

        account.awaitTold(incident, "0 delivered", "0 delivered");
        follower.awaitTold(incident, "0 delivered", "0 delivered");
        assertThat(network.asked()).hasSize(2);
    }

    private List<FailoverReader> followers(int count) {
        List<FailoverReader> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(follower(webhook(path + i)));
        }
        return all;
    }

    private FailoverReader follower(JsonObject... further) {
        List<JsonObject> addresses = new ArrayList<>(List.of(by("telegram", "5999")));
        addresses.addAll(Arrays.asList(further));
        FailoverReader follower = FailoverReader.at(notifier, addresses.toArray(JsonObject[]::new));
        notifier.sql("UPDATE endpoints SET address = '' WHERE subscriber_id = $1 AND position = 0", follower.id);
        return follower;
    }

    private long told() {
        return receiver.under(incident.incident);
    }
}
