package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever wants every update gets each in order; what did not arrive does not keep the others for hours. */
@RealService
class HeldUpTest {
    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/" + UUID.randomUUID();
    private final Events incident = Events.anIncident();

    @Inject
    Notifier notifier;

    @Inject
    HeldUp heldUp;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void whatHoldsUpOthersIsTriedEveryFewMinutesAndTheOrderIsKept() {
        String subscriber = everyUpdate();
        receiver.answerOnce(path, HeldUpTest::later);
        incident.says("investigating", "First.");
        notifier.awaitStates(incident, subscriber, "retrying");
        itsScheduleWasHours();
        incident.says("identified", "Second.");
        notifier.awaitStates(incident, subscriber, "retrying", "pending");

        look();
        assertThat(notifier.states(incident, subscriber)).as("too soon").containsExactly("retrying", "pending");
        passed(HeldUp.MINUTES_BETWEEN);
        look();

        notifier.awaitStates(incident, subscriber, "delivered", "delivered");
        assertThat(receiver.at(path))
                .extracting(WebhookReceiver.Received::message)
                .containsExactly("First.", "First.", "Second.");
    }

    @Test
    void afterAnHourItHasItsLastAttemptAndTheOthersFollow() {
        String subscriber = everyUpdate();
        receiver.answerOnce(path, HeldUpTest::later);
        receiver.answerOnce(path, 503);
        incident.says("investigating", "First.");
        notifier.awaitStates(incident, subscriber, "retrying");
        itsScheduleWasHours();
        incident.says("identified", "Second.");
        notifier.awaitStates(incident, subscriber, "retrying", "pending");

        passed(HeldUp.LONGEST_MINUTES + 1);
        look();

        notifier.awaitStates(incident, subscriber, "dead", "delivered");
    }

    @Test
    void correctionThatDoesNotArriveDoesNotKeepTheNewsForHours() {
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        UUID event = incident.says("investigating", "Wrong.");
        notifier.awaitStates(incident, subscriber, "delivered");
        receiver.answerOnce(path, HeldUpTest::later);
        receiver.answerOnce(path, 503);
        incident.tells("corrected", Events.correctionOf(notifier.updateOf(event), "Right."));
        notifier.awaitStates(incident, subscriber, "delivered", "retrying");
        itsScheduleWasHours();
        incident.says("resolved", "Over.");
        notifier.awaitStates(incident, subscriber, "delivered", "retrying", "pending");

        passed(HeldUp.LONGEST_MINUTES + 1);
        look();

        notifier.awaitStates(incident, subscriber, "delivered", "dead", "delivered");

        // By hand it is told after all: the news did not take its place.
        UUID correction = notifier.sql(
                        "SELECT id FROM deliveries WHERE incident_id = $1 AND state = 'dead'", incident.incident)
                .get(0)
                .getUUID("id");
        notifier.asAdmin()
                .post("/api/v1/deliveries/{id}/retry", correction)
                .then()
                .statusCode(202);
        notifier.awaitStates(incident, subscriber, "delivered", "delivered", "delivered");
    }

    @Test
    void whoAskedForRestIsLeftAloneForAsLong() {
        String subscriber = everyUpdate();
        receiver.answerOnce(path, HeldUpTest::later);
        incident.says("investigating", "First.");
        notifier.awaitStates(incident, subscriber, "retrying");
        incident.says("identified", "Second.");
        notifier.awaitStates(incident, subscriber, "retrying", "pending");

        passed(HeldUp.LONGEST_MINUTES + 1);
        look();

        assertThat(notifier.count(
                        "SELECT count(*) FROM queue WHERE incident_id = $1 AND due_at > now()", incident.incident))
                .isEqualTo(1);
        assertThat(receiver.at(path)).hasSize(1);
    }

    @Test
    void whatHoldsUpNobodyKeepsItsSchedule() {
        String subscriber = everyUpdate();
        receiver.answerOnce(path, HeldUpTest::later);
        incident.says("investigating", "First.");
        notifier.awaitStates(incident, subscriber, "retrying");
        itsScheduleWasHours();

        passed(HeldUp.LONGEST_MINUTES + 1);
        look();

        assertThat(notifier.states(incident, subscriber)).containsExactly("retrying");
        assertThat(receiver.at(path)).hasSize(1);
    }

    private String everyUpdate() {
        return notifier.subscribeWebhook(path, new JsonObject().put("every_update", true))
                .getString("id");
    }

    private static void later(HttpServerResponse response) {
        response.setStatusCode(503).putHeader("Retry-After", "3600").end();
    }

    /** As if nobody had asked for this wait. */
    private void itsScheduleWasHours() {
        notifier.sql("UPDATE queue SET asked_until = NULL WHERE incident_id = $1", incident.incident);
    }

    private void passed(int minutes) {
        notifier.sql(
                "UPDATE queue SET updated_at = updated_at - $2 * interval '1 minute', planned_at = planned_at - $2 * interval '1 minute'"
                        + " WHERE incident_id = $1",
                incident.incident,
                minutes + 1);
    }

    private void look() {
        heldUp.look().await().atMost(Duration.ofSeconds(30));
    }
}
