package io.sitrep.notifier.failover;

import static io.sitrep.notifier.outside.FailoverReader.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.fakes.social.FakeMastodon;
import io.sitrep.fakes.social.FakeNetwork;
import io.sitrep.fakes.social.FakeX;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.FailoverReader;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** X goes dark in the middle of an incident: who follows us there alone is told elsewhere, once, and Mastodon carries on. */
@RealService
class DarkNetworkTest {
    /** In which X counts posts. */
    private static final Duration A_WINDOW = Duration.ofMinutes(15);

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String ofX = "/" + UUID.randomUUID();
    private final String ofMastodon = "/" + UUID.randomUUID();
    private final Events incident = Events.anIncident();
    private FakeNetwork x;
    private FakeNetwork mastodon;

    @Inject
    Notifier notifier;

    @Inject
    Channels channels;

    @ConfigProperty(name = "test.mastodon.port")
    int mastodonPort;

    @ConfigProperty(name = "test.x.port")
    int xPort;

    @BeforeEach
    void open() {
        x = new FakeX(xPort, Clock.systemUTC());
        mastodon = new FakeMastodon(mastodonPort, Clock.systemUTC());
        notifier.openAccounts();
    }

    @AfterEach
    void close() {
        notifier.sql("DELETE FROM providers_out");
        notifier.forgetEverybody();
        x.close();
        mastodon.close();
    }

    @Test
    void whoFollowsUsThereIsToldElsewhereOnceAndTheOthersByThePost() {
        FailoverReader follower = FailoverReader.at(notifier, following("x"), webhook(ofX));
        FailoverReader other = FailoverReader.at(notifier, following("mastodon"), webhook(ofMastodon));
        incident.says("investigating", "Nobody can write.");
        follower.awaitTold(incident, "0 delivered");
        other.awaitTold(incident, "0 delivered");

        x.goAway();
        incident.says("identified", "A technical issue.");

        follower.awaitTold(incident, "0 delivered", "0 failed_over", "1 delivered");
        other.awaitTold(incident, "0 delivered", "0 delivered");
        assertThat(receiver.at(ofX)).hasSize(1);
        assertThat(receiver.at(ofMastodon)).isEmpty();

        x.comeBack();
        notifier.sql("UPDATE queue SET due_at = now() WHERE due_at < 'infinity'");
        incident.says("resolved", "All can write.");

        follower.awaitTold(incident, "0 delivered", "0 failed_over", "1 delivered", "0 delivered");
        assertThat(receiver.at(ofX)).hasSize(1);
    }

    @Test
    void whatIsToldAboutTheNetworkItselfItsFollowersHearElsewhereThoughThePostArrives() {
        UUID component = UUID.randomUUID();
        notifier.sql(
                "INSERT INTO providers_out (channel, provider, why, until) VALUES ('x', 'x', $1, 'infinity')",
                component.toString());
        FailoverReader follower = FailoverReader.at(notifier, following("x"), webhook(ofX));

        incident.ofSeverity("SEV3").says("investigating", "The network is failing.");

        follower.awaitTold(incident, "0 failed_over", "1 delivered");
        assertThat(receiver.at(ofX)).hasSize(1);
    }

    @Test
    void postThatWasUncertainAndIsFoundIsTheirsToo() {
        FailoverReader follower = FailoverReader.at(notifier, following("x"));
        UUID account = UUID.fromString(notifier.account("x"));
        incident.says("investigating", "Nobody knows whether it is there.");
        follower.awaitTold(incident, "0 delivered");
        // As if neither had been heard of.
        notifier.sql(
                "UPDATE ledger SET state = 'uncertain', delivered_at = NULL WHERE incident_id = $1 AND subscriber_id IN ($2, $3)",
                incident.incident,
                account,
                follower.id);
        follower.awaitTold(incident, "0 uncertain");

        notifier.sql(
                "UPDATE ledger SET state = 'delivered' WHERE incident_id = $1 AND subscriber_id = $2",
                incident.incident,
                account);

        follower.awaitTold(incident, "0 delivered");
    }

    @Test
    void whileTheNetworkTakesNoMoreTheyAreToldElsewhereToo() {
        x.close();
        FakeX sparing = new FakeX(
                xPort, Clock.offset(Clock.systemUTC(), A_WINDOW.minusSeconds(25).negated()));
        sparing.creates(1);
        x = sparing;
        FailoverReader follower = FailoverReader.at(notifier, following("x"), webhook(ofX));
        incident.ofSeverity("SEV3").says("investigating", "Nobody can write.");
        follower.awaitTold(incident, "0 delivered");

        incident.says("identified", "A technical issue.");

        follower.awaitTold(incident, "0 delivered", "0 failed_over", "1 delivered");
        assertThat(x.posts()).hasSize(1);
        assertThat(receiver.at(ofX)).hasSize(1);
        // What follows in this process posts again.
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        channels.named("x").orElseThrow().rate().orElseThrow().left() > 0);
    }

    private static JsonObject following(String network) {
        return new JsonObject().put("channel", network);
    }
}
