package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes by a channel that is set up in other processes and not in this one. */
@RealService
@TestProfile(NotSetUpHereTest.WithoutTwilio.class)
class NotSetUpHereTest {
    /** Another replica has the account. */
    public static class WithoutTwilio implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sitrep.twilio.account-sid", "", "sitrep.twilio.auth-token", "", "sitrep.twilio.from", "");
        }
    }

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int LANES = 4;

    private final Events incident = Events.anIncident();

    @Inject
    Notifier notifier;

    @Inject
    Leases leases;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void deliveryIsLeftToAProcessThatCanMakeIt() {
        String subscriber = notifier.subscribeWebhook("/" + UUID.randomUUID()).getString("id");
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, subscriber, "delivered");
        notifier.sql("UPDATE endpoints SET channel = 'sms', address = '+391234567890'");
        notifier.sql("UPDATE ledger SET channel = 'sms' WHERE incident_id = $1", incident.incident);
        notifier.isWorkedOn(incident, 1, Duration.ofMinutes(1));
        notifier.sql("UPDATE queue SET state = 'retrying', due_at = now(), lease_until = NULL");

        anotherIsTold();

        assertThat(notifier.states(incident, subscriber)).containsExactly("retrying");
        long leased = 0;
        for (int lane = 1; lane <= LANES; lane++) {
            leased += leases.claim("sms", lane, 10).await().atMost(SOON).leases().stream()
                    .filter(lease -> lease.place().incidentId().equals(incident.incident))
                    .count();
        }
        assertThat(leased).isOne();
    }

    @Test
    void questionIsLeftToAProcessThatCanAskIt() {
        UUID sms = UUID.fromString(
                notifier.subscribeWebhook("/" + UUID.randomUUID()).getString("id"));
        notifier.sql("UPDATE endpoints SET channel = 'sms', address = '+391234567890', state = 'pending'");
        notifier.sql("INSERT INTO confirmations (endpoint_id) SELECT id FROM endpoints WHERE subscriber_id = $1", sms);
        UUID webhook = UUID.fromString(
                notifier.subscribeWebhook("/" + UUID.randomUUID()).getString("id"));
        notifier.sql(
                "INSERT INTO confirmations (endpoint_id) SELECT id FROM endpoints WHERE subscriber_id = $1", webhook);

        await().atMost(SOON).until(() -> notifier.count("""
                        SELECT count(*) FROM confirmations c JOIN endpoints e ON e.id = c.endpoint_id
                        WHERE e.subscriber_id = $1""", webhook) == 0);

        assertThat(notifier.count("""
                SELECT count(*) FROM confirmations c JOIN endpoints e ON e.id = c.endpoint_id
                WHERE e.subscriber_id = $1 AND c.tries = 0 AND e.state = 'pending'""", sms)).isOne();
    }

    /** Later than the other was due: whoever leases has looked for both. */
    private void anotherIsTold() {
        String subscriber = notifier.subscribeWebhook("/" + UUID.randomUUID()).getString("id");
        for (int time = 0; time < 3; time++) {
            Events other = Events.anIncident();
            other.says("investigating", "Heard, too?");
            notifier.awaitStates(other, subscriber, "delivered");
        }
    }
}
