package io.sitrep.notifier.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.sitrep.lines.Lines;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A publication that can not be planned, whatever is tried. */
@RealService
class PlanningTroubleTest {
    private static final String OF_THE_JOB = "P0001";
    private static final String OF_THE_DATABASE = "58030";

    private final Events incident = Events.anIncident();
    private final UUID event = UUID.randomUUID();

    @Inject
    Notifier notifier;

    @Inject
    PlanningTrouble trouble;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void forget() {
        notifier.sql("DROP TRIGGER IF EXISTS test_never ON ledger");
        notifier.sql(
                "UPDATE fanout_jobs SET done = true, failures = 0, failed_at = NULL WHERE publication_id = $1", event);
        notifier.forgetEverybody();
    }

    @Test
    void oneThatAlwaysFailsKeepsNobodyElseWaiting() {
        String subscriber = notifier.subscribeWebhook("/" + UUID.randomUUID()).getString("id");
        try (Lines lines = Lines.listen()) {
            fails(OF_THE_JOB);
            failures(1);
            assertThat(job().getString("failure")).contains(OF_THE_JOB);
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            !lines.saying("its readers are not told", event).isEmpty());
            assertThat(lines.saying("its readers are not told", event)).allSatisfy(line -> {
                assertThat(line.level()).isEqualTo("ERROR");
                assertThat(line.text()).startsWith("eventId=" + event + " can not be planned now");
                assertThat(line.fields()).containsEntry("incidentId", incident.incident.toString());
            });

            Events other = Events.anIncident();
            other.says("investigating", "This can be told.");
            notifier.awaitStates(other, subscriber, "delivered");
            assertThat(job().getBoolean("done")).isFalse();

            notifier.sql("DROP TRIGGER test_never ON ledger");
            dueNow(1);
            notifier.awaitStates(incident, subscriber, "delivered");
            assertThat(job().getInteger("failures")).isZero();
        }
    }

    @Test
    void oneThatIsPlannedAgainAfterItWasGivenUpIsNotToldAfterWhatIsNewer() {
        String path = "/" + UUID.randomUUID();
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        fails(OF_THE_JOB);
        failures(1);
        dueNow(PlanningTrouble.MOST_FAILURES - 1);
        notifier.awaitPlanned(event);
        incident.saysAt(2, "identified", "News.");
        notifier.awaitStates(incident, subscriber, "delivered");

        notifier.sql("DROP TRIGGER test_never ON ledger");
        notifier.sql("""
                UPDATE fanout_jobs SET done = false, failures = 0, due_at = now() WHERE publication_id = $1""", event);

        notifier.awaitStates(incident, subscriber, "superseded", "delivered");
        assertThat(WebhookReceiver.running().at(path)).hasSize(1);
    }

    @Test
    void oneThatFailedTooOftenIsGivenUpAndSeen() {
        String subscriber = notifier.subscribeWebhook("/" + UUID.randomUUID()).getString("id");
        fails(OF_THE_JOB);
        failures(1);

        dueNow(PlanningTrouble.MOST_FAILURES - 1);

        notifier.awaitPlanned(event);
        assertThat(job().getOffsetDateTime("failed_at")).isNotNull();
        trouble.look().await().atMost(Duration.ofSeconds(30));
        assertThat(meters.get("sitrep.fanout.jobs")
                        .tag("state", "failed")
                        .gauge()
                        .value())
                .isGreaterThanOrEqualTo(1);
        assertThat(meters.get("sitrep.fanout.failures").counter().count()).isGreaterThanOrEqualTo(2);
        // What follows of the incident no longer waits for it.
        incident.saysAt(2, "identified", "News.");
        notifier.awaitStates(incident, subscriber, "delivered");
    }

    @Test
    void whatTheDatabaseCanNotDoJustNowIsTriedForAsLongAsItTakes() {
        String subscriber = notifier.subscribeWebhook("/" + UUID.randomUUID()).getString("id");
        fails(OF_THE_DATABASE);
        failures(1);

        dueNow(1000);

        failures(1001);
        assertThat(job().getBoolean("done")).isFalse();
        notifier.sql("DROP TRIGGER test_never ON ledger");
        dueNow(1);
        notifier.awaitStates(incident, subscriber, "delivered");
    }

    private void fails(String code) {
        notifier.sql("""
                CREATE OR REPLACE FUNCTION test_never() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'never' USING ERRCODE = '%s'; END $$""".formatted(code));
        notifier.sql("CREATE TRIGGER test_never BEFORE INSERT ON ledger FOR EACH ROW WHEN (NEW.publication_id = '"
                + event + "') EXECUTE FUNCTION test_never()");
        incident.publish(event, incident.data(1, "investigating", "This can't.").encode());
    }

    private void failures(int least) {
        notifier.settles(
                "SELECT count(*) FROM fanout_jobs WHERE publication_id = $1 AND failures >= $2", 1, event, least);
    }

    private void dueNow(int failures) {
        notifier.sql("UPDATE fanout_jobs SET failures = $2, due_at = now() WHERE publication_id = $1", event, failures);
    }

    private Row job() {
        return notifier.sql("SELECT * FROM fanout_jobs WHERE publication_id = $1", event)
                .get(0);
    }
}
