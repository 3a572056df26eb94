package io.sitrep.notifier.delivery;

import static io.sitrep.notifier.outside.FailoverReader.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.FailoverReader;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An attempt whose success becomes known when another address has already taken over. */
@RealService
class LateSuccessTest {
    private static final Consumer<HttpServerResponse> BUSY = response ->
            response.setStatusCode(503).putHeader("Retry-After", "60").end("busy");

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String first = "/" + UUID.randomUUID();
    private final String second = "/" + UUID.randomUUID();
    private final Events incident = Events.anIncident().ofSeverity("SEV3");

    @Inject
    Notifier notifier;

    @Inject
    Results results;

    @Inject
    RetrySchedule schedule;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void nobodyIsToldElsewhereWhatArrivedAfterAll() {
        FailoverReader reader = failedOver();

        arrivedAfterAll();

        reader.awaitTold(incident, "0 delivered", "1 cancelled");
        assertThat(receiver.at(second)).hasSize(1);
    }

    @Test
    void claimLooksWhetherItArrivedMeanwhile() {
        FailoverReader reader = failedOver();
        // As if the success had been written beside the failover, neither seeing the other.
        notifier.sql(
                "UPDATE ledger SET state = 'delivered' WHERE incident_id = $1 AND state = 'failed_over'",
                incident.incident);
        receiver.answerAlways(second, 200);

        notifier.sql("UPDATE queue SET due_at = now() WHERE incident_id = $1", incident.incident);

        reader.awaitTold(incident, "0 delivered", "1 cancelled");
        assertThat(receiver.at(second)).hasSize(1);
    }

    /** The next address has it, and is broken, too. */
    private FailoverReader failedOver() {
        receiver.answerAlways(first, BUSY);
        receiver.answerAlways(second, BUSY);
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        incident.says("investigating", "Twice?");
        reader.awaitTold(incident, "0 failed_over", "1 retrying");
        return reader;
    }

    private void arrivedAfterAll() {
        AtomicReference<Results.Written> written = new AtomicReference<>();
        Result late = Result.of(
                lease(), new Outcome.Delivered(null, "200"), schedule, new Result.Span(Instant.EPOCH, Duration.ZERO));
        results.write(late, written::set);
        await().atMost(Duration.ofSeconds(30)).until(() -> written.get() != null);
        assertThat(written.get().state()).contains("delivered");
    }

    private Lease lease() {
        Row row = notifier.sql("""
                        SELECT l.id AS delivery_id, l.month, l.endpoint_id, l.incident_id, l.sequence, l.fence, l.tries,
                            l.planned_at, l.publication_id, l.channel, p.published_at, p.revision, e.address, NULL::text AS secret,
                            NULL::text AS previous_secret, s.token_sealed, s.locale, s.time_zone, NULL::text AS reached_by
                        FROM ledger l JOIN publications p ON p.id = l.publication_id
                            JOIN subscriptions s ON s.id = l.subscription_id JOIN endpoints e ON e.id = l.endpoint_id
                        WHERE l.incident_id = $1 AND l.state = 'failed_over'""", incident.incident).get(0);
        return Lease.of(row);
    }
}
