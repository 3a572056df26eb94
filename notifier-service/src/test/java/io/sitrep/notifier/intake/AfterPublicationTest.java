package io.sitrep.notifier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stopped, retracted or corrected after it was published, and before everybody was told. */
@RealService
class AfterPublicationTest {
    private static final JsonObject HEAD_ALONE = new JsonObject().put("fields", new JsonArray().add("title"));

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String told = "/" + UUID.randomUUID();
    private final String waiting = told + "-waiting";
    private final Events incident = Events.anIncident();

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "retracted"})
    void whatIsWithdrawnIsSentToNobodyElse(String how) {
        String first = notifier.subscribeWebhook(told).getString("id");
        String second = unreachable();
        UUID event = incident.says("investigating", "Oh no.");
        notifier.awaitStates(incident, first, "delivered");
        notifier.awaitStates(incident, second, "retrying");

        incident.quietly()
                .tells(how, new JsonObject().put("id", notifier.updateOf(event).toString()));

        notifier.awaitStates(incident, second, "cancelled");
        assertThat(notifier.states(incident, first)).containsExactly("delivered");
        assertThat(notifier.sql(
                                "SELECT reason FROM deliveries WHERE state = 'cancelled' AND publication_id = $1",
                                event)
                        .get(0)
                        .getString("reason"))
                .isEqualTo("the update was " + how);
    }

    @Test
    void otherUpdatesGoOnWhenOneIsStopped() {
        String subscriber = notifier.subscribeWebhook(waiting, new JsonObject().put("every_update", true))
                .getString("id");
        receiver.answerAlways(waiting, AfterPublicationTest::later);
        incident.says("investigating", "This is so.");
        UUID mistake = incident.says("identified", "This is not.");
        notifier.awaitStates(incident, subscriber, "retrying", "pending");

        incident.tells(
                "stopped", new JsonObject().put("id", notifier.updateOf(mistake).toString()));

        notifier.awaitStates(incident, subscriber, "retrying", "cancelled");
        receiver.answerAlways(waiting, 200);
        dueNow();
        notifier.awaitStates(incident, subscriber, "delivered", "cancelled");
    }

    @Test
    void stopEndsThePlanningThatIsStillToCome() {
        String subscriber = notifier.subscribeWebhook(told).getString("id");
        UUID event;
        planningFails();
        try {
            event = incident.says("investigating", "Oh no.");
            notifier.awaitInInbox(incident.tells(
                    "stopped",
                    new JsonObject().put("id", notifier.updateOf(event).toString())));
        } finally {
            notifier.sql("DROP TRIGGER test_no_planning ON ledger");
        }
        UUID next = incident.says("identified", "Found it.");

        notifier.awaitPlanned(next);
        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(receiver.at(told))
                .extracting(WebhookReceiver.Received::message)
                .containsExactly("Found it.");
    }

    @Test
    void attemptThatWasUnderWayIsNotRepeatedAfterAStop() {
        CompletableFuture<HttpServerResponse> underWay = new CompletableFuture<>();
        receiver.answerAlways(waiting, underWay::complete);
        String subscriber = notifier.subscribeWebhook(waiting).getString("id");
        UUID event = incident.says("investigating", "Oh no.");
        HttpServerResponse answer = underWay.orTimeout(60, TimeUnit.SECONDS).join();

        UUID stop = incident.tells(
                "stopped", new JsonObject().put("id", notifier.updateOf(event).toString()));
        notifier.awaitInInbox(stop);
        assertThat(notifier.states(incident, subscriber)).containsExactly("sending");
        answer.setStatusCode(503).end();

        notifier.awaitStates(incident, subscriber, "cancelled");
        assertThat(receiver.at(waiting)).hasSize(1);
    }

    @Test
    void incidentTakenBackAsAWholeIsToldToNobodyElse() {
        String subscriber = unreachable();
        incident.says("investigating", "Oh no.");
        notifier.awaitStates(incident, subscriber, "retrying");

        incident.tells("retracted", new JsonObject().put("fields", new JsonArray().add("visibility")));

        notifier.awaitStates(incident, subscriber, "cancelled");
    }

    @Test
    void whoIsStillToBeToldReadsTheCorrectedText() {
        receiver.answerOnce(waiting, AfterPublicationTest::later);
        String subscriber = notifier.subscribeWebhook(waiting).getString("id");
        String italian = notifier.subscribeWebhook(waiting + "-it", new JsonObject().put("locale", "it"))
                .getString("id");
        receiver.answerOnce(waiting + "-it", AfterPublicationTest::later);
        UUID event = incident.translated("it", "Il pagamento", "Sbagliato.").says("investigating", "Wrong.");
        notifier.awaitStates(incident, subscriber, "retrying");
        notifier.awaitStates(incident, italian, "retrying");

        UUID correction = incident.tells("corrected", corrected(event, "Right."));
        notifier.awaitInInbox(correction);
        dueNow();

        notifier.awaitStates(incident, subscriber, "delivered");
        notifier.awaitStates(incident, italian, "delivered");
        assertThat(messages(waiting)).containsExactly("Wrong.", "Right.");
        assertThat(messages(waiting + "-it")).containsExactly("Sbagliato.", "Giusto.");
        assertThat(receiver.at(waiting))
                .extracting(WebhookReceiver.Received::id)
                .containsOnly(receiver.at(waiting).get(0).id());
    }

    @Test
    void staleOrRepeatedCorrectionChangesNothing() {
        receiver.answerOnce(waiting, AfterPublicationTest::later);
        String subscriber = notifier.subscribeWebhook(waiting).getString("id");
        UUID event = incident.says("investigating", "First.");
        notifier.awaitStates(incident, subscriber, "retrying");

        incident.tellsAt(5, "corrected", corrected(event, "Newest."));
        notifier.awaitInInbox(incident.tellsAt(4, "corrected", corrected(event, "Stale.")));
        notifier.awaitInInbox(incident.tellsAt(
                3,
                "stopped",
                new JsonObject().put("id", notifier.updateOf(event).toString())));
        dueNow();

        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(messages(waiting)).containsExactly("First.", "Newest.");
    }

    @Test
    void editOfTheHeadAloneTellsNobodyAndIsTakenNoteOf() {
        String subscriber = notifier.subscribeWebhook(told).getString("id");
        incident.says("investigating", "Hello.");
        notifier.awaitStates(incident, subscriber, "delivered");

        notifier.awaitInInbox(incident.tells("corrected", HEAD_ALONE));
        incident.quietly();
        notifier.awaitInInbox(incident.tells("published", HEAD_ALONE));

        assertThat(notifier.states(incident, subscriber)).containsExactly("delivered");
        assertThat(notifier.count("SELECT sequence FROM incidents WHERE id = $1", incident.incident))
                .isEqualTo(3);
    }

    private void planningFails() {
        notifier.sql("""
                CREATE OR REPLACE FUNCTION test_no_planning() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '58030'; END $$""");
        notifier.sql("CREATE TRIGGER test_no_planning BEFORE INSERT ON ledger"
                + " FOR EACH ROW EXECUTE FUNCTION test_no_planning()");
    }

    private String unreachable() {
        receiver.answerAlways(waiting, AfterPublicationTest::later);
        return notifier.subscribeWebhook(waiting).getString("id");
    }

    private static void later(HttpServerResponse response) {
        response.setStatusCode(503).putHeader("Retry-After", "3600").end();
    }

    private void dueNow() {
        notifier.sql(
                "UPDATE queue SET due_at = now() WHERE state = 'retrying' AND incident_id = $1", incident.incident);
    }

    private JsonObject corrected(UUID event, String message) {
        return Events.correctionOf(notifier.updateOf(event), message)
                .put("translations", new JsonObject().put("it", new JsonObject().put("message", "Giusto.")));
    }

    private List<String> messages(String path) {
        return receiver.at(path).stream().map(WebhookReceiver.Received::message).toList();
    }
}
