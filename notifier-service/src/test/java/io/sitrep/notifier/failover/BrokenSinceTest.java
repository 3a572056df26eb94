package io.sitrep.notifier.failover;

import static io.sitrep.notifier.outside.FailoverReader.by;
import static io.sitrep.notifier.outside.FailoverReader.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.FailoverReader;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is looked at and when: broken is what failed for long, not what waited for long; and nothing keeps the others waiting. */
@RealService
class BrokenSinceTest {
    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String first = "/" + UUID.randomUUID();
    private final String second = "/" + UUID.randomUUID();
    private final Events incident = Events.anIncident().ofSeverity("SEV3");

    @Inject
    Notifier notifier;

    @Inject
    Failover failover;

    @AfterEach
    void forget() {
        notifier.sql("DELETE FROM hold");
        notifier.sql("DELETE FROM providers_out");
        notifier.sql("DROP TRIGGER IF EXISTS test_no_places ON endpoints");
        notifier.forgetEverybody();
    }

    @Test
    void firstHiccupAfterALongWaitIsNoReason() {
        receiver.answerOnce(first, response -> response.setStatusCode(503).end("a hiccup"));
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        UUID event = heldBack("investigating");
        notifier.sql(
                "UPDATE queue SET planned_at = now() - interval '1 hour', failover_at = now() WHERE publication_id = $1",
                event);
        // Tried once, and then not for a while: it is looked at meanwhile.
        notifier.sql("DELETE FROM hold");
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> receiver.at(first).size() >= 1);
        notifier.sql("UPDATE queue SET failover_at = now() WHERE publication_id = $1", event);

        reader.awaitTold(incident, "0 delivered");
        assertThat(receiver.at(second)).isEmpty();
    }

    @Test
    void whoAsksForNoMoreTimeThanThatIsNotBroken() {
        for (int i = 0; i < 3; i++) {
            receiver.answerOnce(
                    first,
                    response -> response.setStatusCode(429)
                            .putHeader("Retry-After", "1")
                            .end("busy"));
        }
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        incident.says("investigating", "In a moment.");

        reader.awaitTold(incident, "0 delivered");
        assertThat(receiver.at(first)).hasSize(4);
        assertThat(receiver.at(second)).isEmpty();
    }

    @Test
    void urgentThatWaitsIsLookedAtWhenItsProviderOrItsAddressGoesOut() {
        Events urgent = Events.anIncident().ofSeverity("SEV1");
        FailoverReader byProvider = FailoverReader.at(notifier, by("telegram", "8001"), webhook(second));
        FailoverReader byAddress = FailoverReader.at(notifier, webhook(first), webhook(second + 2));
        FailoverReader well = FailoverReader.at(notifier, webhook(first + 3), webhook(second + 3));
        notifier.settles("SELECT count(*) FROM endpoints WHERE providers IS NULL", 0);
        notifier.sql("INSERT INTO hold (reason) VALUES ('a test')");
        UUID event = urgent.says("investigating", "Hurry.");
        notifier.awaitPlanned(event);
        notifier.sql(
                "UPDATE queue SET planned_at = now() + interval '1 hour', failover_at = now() + interval '3601 seconds'"
                        + " WHERE publication_id = $1",
                event);

        notifier.sql("INSERT INTO providers_out (channel, provider, why, until)"
                + " VALUES ('telegram', 'telegram', 'breaker', now() + interval '1 minute')");
        notifier.sql(
                "INSERT INTO providers_out (channel, provider, why, until) SELECT channel, id::text, 'breaker',"
                        + " now() + interval '1 minute' FROM endpoints WHERE subscriber_id = $1 AND position = 0",
                byAddress.id);

        String looked =
                "SELECT count(*) FROM queue WHERE failover_at < now() + interval '1 minute' AND subscriber_id = $1";
        notifier.settles(looked, 1, byProvider.id);
        notifier.settles(looked, 1, byAddress.id);
        failover.hurry().await().atMost(Duration.ofSeconds(30));
        notifier.settles(looked, 0, well.id);
    }

    @Test
    void stageThatFailsKeepsNoOtherFromItsWork() {
        receiver.answerAlways(first, 400);
        notifier.sql("""
                CREATE OR REPLACE FUNCTION test_no_places() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'no places' USING ERRCODE = '53100'; END $$""");
        notifier.sql("CREATE TRIGGER test_no_places BEFORE UPDATE OF providers ON endpoints FOR EACH ROW"
                + " EXECUTE FUNCTION test_no_places()");
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));

        incident.says("investigating", "Nevertheless.");

        reader.awaitTold(incident, "0 failed_over", "1 delivered");
    }

    @Test
    void whatIsNobodysAnyMoreIsSettledAndForgotten() {
        FailoverReader reader = FailoverReader.at(notifier, webhook(first), webhook(second));
        UUID event = heldBack("investigating");
        notifier.sql(
                "UPDATE queue SET due_at = now() + interval '1 hour', failover_at = now() WHERE publication_id = $1",
                event);
        notifier.sql("DELETE FROM subscribers WHERE id = $1", reader.id);
        notifier.sql("INSERT INTO stranded (delivery_id, month, due_at)"
                + " VALUES (uuid_v7(), '2020-01-01', now() - interval '2 days')");
        notifier.sql("DELETE FROM hold");

        notifier.settles("SELECT count(*) FROM queue WHERE publication_id = $1", 0, event);
        notifier.settles("SELECT count(*) FROM ledger WHERE publication_id = $1 AND state = 'cancelled'", 1, event);
        notifier.settles("SELECT count(*) FROM stranded WHERE month = '2020-01-01'", 0);
    }

    private UUID heldBack(String status) {
        notifier.sql("INSERT INTO hold (reason) VALUES ('a test')");
        UUID event = incident.says(status, "After a while.");
        notifier.awaitPlanned(event);
        return event;
    }
}
