package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.fakes.Mood;
import io.sitrep.fakes.phone.FakeTwilio;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.MovedClock;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can't be told from a repetition at the other side, and may have arrived. */
@RealService
class OnceAtMostTest {
    private final MovedClock clock = new MovedClock();
    private final Events incident = Events.anIncident();

    @Inject
    Notifier notifier;

    @Inject
    Courier courier;

    @Inject
    Gates gates;

    @Inject
    Halts halts;

    @Inject
    Results results;

    @Inject
    RetrySchedule schedule;

    @Inject
    DeliveryMetrics metrics;

    @Inject
    Settings settings;

    @Inject
    Channels channels;

    @ConfigProperty(name = "test.twilio.port")
    int port;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void attemptThatDoesNotComeBackInTimeIsUncertainAndNotMadeAgain() {
        String subscriber = notifier.subscribeWebhook("/" + UUID.randomUUID()).getString("id");
        incident.says("investigating", "Heard?");
        notifier.awaitStates(incident, subscriber, "delivered");
        notifier.sql("UPDATE ledger SET channel = 'sms' WHERE incident_id = $1", incident.incident);
        notifier.isWorkedOn(incident, 1, Duration.ofMinutes(1));
        Attempts attempts = new Attempts(courier, gates, halts, results, schedule, metrics, clock, settings, channels);
        AtomicReference<Optional<String>> written = new AtomicReference<>();

        try (FakeTwilio twilio = new FakeTwilio(port)) {
            twilio.mood(Mood.SILENT);
            attempts.make(
                    new Errand(lease(), 3, Term.of(Duration.ofDays(1), clock)), result -> written.set(result.state()));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                clock.move(settings.delivery().timeout());
                attempts.sweep();
                return written.get() != null;
            });
        }

        assertThat(written.get()).contains("uncertain");
        assertThat(notifier.states(incident, subscriber)).containsExactly("uncertain");
    }

    private Lease lease() {
        Row row = notifier.sql("""
                        SELECT q.*, p.published_at, p.revision, '+391234567890' AS address, NULL::text AS secret,
                            NULL::text AS previous_secret, s.token_sealed, s.locale, s.time_zone, NULL::text AS reached_by
                        FROM queue q JOIN publications p ON p.id = q.publication_id
                            JOIN subscriptions s ON s.id = q.subscription_id
                        WHERE q.incident_id = $1""", incident.incident).get(0);
        return Lease.of(row);
    }
}
