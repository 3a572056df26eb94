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

/** Who was told what was not so hears of it: exactly those, and in a message that says what it is. */
@RealService
class ToldOtherwiseTest {
    private static final String CORRECTION = "What we told you earlier was not right. It should have read:\n\nRight.";
    private static final String RETRACTION = "What we told you earlier was a mistake. Please disregard it.";

    private static final JsonObject WHOLE = new JsonObject().put("fields", new JsonArray().add("visibility"));

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

    @Test
    void correctionGoesToThoseWhoReadTheWrongTextAndToNobodyElse() {
        String first = subscribe(told, "en");
        receiver.answerOnce(waiting, ToldOtherwiseTest::later);
        String second = subscribe(waiting, "en");
        UUID event = incident.says("investigating", "Wrong.");
        notifier.awaitStates(incident, first, "delivered");
        notifier.awaitStates(incident, second, "retrying");
        String late = subscribe(told + "-late", "en");

        UUID correction = incident.tells("corrected", corrected(event, "Right."));

        notifier.awaitStates(incident, first, "delivered", "delivered");
        dueNow();
        notifier.awaitStates(incident, second, "delivered");
        notifier.awaitPlanned(correction);
        assertThat(messages(told)).containsExactly("Wrong.", CORRECTION);
        assertThat(kinds(told)).containsExactly("update", "correction");
        assertThat(messages(waiting)).containsExactly("Wrong.", "Right.");
        assertThat(kinds(waiting)).containsOnly("update");
        assertThat(notifier.states(incident, late)).isEmpty();
        assertThat(receiver.at(told).get(1).json().getJsonObject("sitrep").getString("event_id"))
                .isEqualTo(correction.toString());
    }

    @Test
    void withoutNotifyNobodyIsToldAgain() {
        String subscriber = subscribe(told, "en");
        UUID event = incident.says("investigating", "Wrong.");
        notifier.awaitStates(incident, subscriber, "delivered");

        notifier.awaitInInbox(incident.quietly().tells("corrected", corrected(event, "Right.")));

        assertThat(notifier.count(
                        "SELECT count(*) FROM publications WHERE incident_id = $1 AND kind <> 'update'",
                        incident.incident))
                .isZero();
    }

    @Test
    void whoWasBeingToldTheWrongTextJustThenIsTold() {
        CompletableFuture<HttpServerResponse> underWay = new CompletableFuture<>();
        receiver.answerOnce(waiting, underWay::complete);
        String subscriber = subscribe(waiting, "en");
        UUID event = incident.says("investigating", "Wrong.");
        HttpServerResponse answer = underWay.orTimeout(60, TimeUnit.SECONDS).join();

        notifier.awaitInInbox(incident.tells("corrected", corrected(event, "Right.")));
        answer.setStatusCode(200).end();

        notifier.awaitStates(incident, subscriber, "delivered", "delivered");
        assertThat(messages(waiting)).containsExactly("Wrong.", CORRECTION);
    }

    @Test
    void whoCouldNotBeToldTheWrongTextReadsTheRightOneAlone() {
        CompletableFuture<HttpServerResponse> underWay = new CompletableFuture<>();
        receiver.answerOnce(waiting, underWay::complete);
        String subscriber = subscribe(waiting, "en");
        UUID event = incident.says("investigating", "Wrong.");
        HttpServerResponse answer = underWay.orTimeout(60, TimeUnit.SECONDS).join();

        UUID correction = incident.tells("corrected", corrected(event, "Right."));
        notifier.awaitInInbox(correction);
        answer.setStatusCode(503).end();

        notifier.awaitPlanned(correction);
        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(messages(waiting)).containsExactly("Wrong.", "Right.");
        assertThat(kinds(waiting)).containsOnly("update");
    }

    @Test
    void retractionIsToldToThoseWhoWereToldInTheirLanguage() {
        String english = subscribe(told, "en");
        String german = subscribe(told + "-de", "de");
        receiver.answerAlways(waiting, ToldOtherwiseTest::later);
        String never = subscribe(waiting, "en");
        UUID event = incident.says("investigating", "Wrong.");
        notifier.awaitStates(incident, english, "delivered");
        notifier.awaitStates(incident, german, "delivered");
        notifier.awaitStates(incident, never, "retrying");

        UUID retraction = incident.tells(
                "retracted", new JsonObject().put("id", notifier.updateOf(event).toString()));

        notifier.awaitStates(incident, english, "delivered", "delivered");
        notifier.awaitStates(incident, german, "delivered", "delivered");
        notifier.awaitPlanned(retraction);
        assertThat(notifier.states(incident, never)).containsExactly("cancelled");
        assertThat(messages(told)).containsExactly("Wrong.", RETRACTION);
        assertThat(kinds(told)).containsExactly("update", "retraction");
        assertThat(messages(told + "-de").get(1)).contains("war ein Irrtum");
    }

    @Test
    void wholeIncidentTakenBackIsToldToExactlyThoseWhoWereToldOfIt() {
        String all = subscribe(told, "en");
        receiver.answerAlways(waiting, ToldOtherwiseTest::later);
        String never = subscribe(waiting, "en");
        String once = subscribe(told + "-once", "de");
        incident.says("investigating", "Wrong.");
        notifier.awaitStates(incident, all, "delivered");
        notifier.awaitStates(incident, once, "delivered");
        notifier.awaitStates(incident, never, "retrying");
        receiver.answerOnce(told + "-once", ToldOtherwiseTest::later);
        incident.says("identified", "Wrong again.");
        notifier.awaitStates(incident, all, "delivered", "delivered");
        notifier.awaitStates(incident, once, "delivered", "retrying");
        notifier.awaitStates(incident, never, "superseded", "retrying");
        String late = subscribe(told + "-late", "en");

        UUID retraction = incident.tells("retracted", WHOLE);

        notifier.awaitStates(incident, all, "delivered", "delivered", "delivered");
        notifier.awaitStates(incident, once, "delivered", "cancelled", "delivered");
        notifier.awaitPlanned(retraction);
        assertThat(notifier.states(incident, never)).containsExactly("superseded", "cancelled");
        assertThat(notifier.states(incident, late)).isEmpty();
        assertThat(messages(told)).containsExactly("Wrong.", "Wrong again.", RETRACTION);
        assertThat(kinds(told)).containsExactly("update", "update", "retraction");
        assertThat(messages(told + "-once").get(2)).contains("war ein Irrtum");
    }

    @Test
    void wholeIncidentTakenBackQuietlyIsToldToNobody() {
        String subscriber = subscribe(told, "en");
        incident.says("investigating", "Wrong.");
        notifier.awaitStates(incident, subscriber, "delivered");

        notifier.awaitInInbox(incident.quietly().tells("retracted", WHOLE));

        assertThat(notifier.count(
                        "SELECT count(*) FROM publications WHERE incident_id = $1 AND kind <> 'update'",
                        incident.incident))
                .isZero();
    }

    @Test
    void correctionAndNewsTakeNoPlaceFromEachOther() {
        String subscriber = subscribe(told, "en");
        UUID event = incident.says("investigating", "Wrong.");
        notifier.awaitStates(incident, subscriber, "delivered");
        receiver.answerOnce(told, ToldOtherwiseTest::later);
        incident.says("identified", "News.");
        notifier.awaitStates(incident, subscriber, "delivered", "retrying");

        receiver.answerOnce(told, ToldOtherwiseTest::later);
        incident.tells("corrected", corrected(event, "Right."));
        notifier.awaitStates(incident, subscriber, "delivered", "retrying", "retrying");
        incident.says("monitoring", "More news.");
        notifier.awaitStates(incident, subscriber, "delivered", "superseded", "retrying", "pending");
        dueNow();

        notifier.awaitStates(incident, subscriber, "delivered", "superseded", "delivered", "delivered");
        assertThat(messages(told)).endsWith(CORRECTION, "More news.");
    }

    @Test
    void newerCorrectionTakesThePlaceOfAnEarlierOneThatDidNotArrive() {
        String subscriber = subscribe(told, "en");
        UUID event = incident.says("investigating", "Wrong.");
        notifier.awaitStates(incident, subscriber, "delivered");
        receiver.answerOnce(told, ToldOtherwiseTest::later);
        incident.tells("corrected", corrected(event, "Still wrong."));
        notifier.awaitStates(incident, subscriber, "delivered", "retrying");

        incident.tells("corrected", corrected(event, "Right."));

        notifier.awaitStates(incident, subscriber, "delivered", "superseded", "delivered");
        assertThat(messages(told).get(2)).isEqualTo(CORRECTION);
    }

    @Test
    void whoLeftMeanwhileIsLeftAlone() {
        String subscriber = subscribe(told, "en");
        UUID event = incident.says("investigating", "Wrong.");
        notifier.awaitStates(incident, subscriber, "delivered");
        notifier.sql(
                "UPDATE subscriptions SET state = 'unsubscribed' WHERE subscriber_id = $1",
                UUID.fromString(subscriber));

        notifier.awaitPlanned(incident.tells("corrected", corrected(event, "Right.")));

        assertThat(notifier.states(incident, subscriber)).containsExactly("delivered");
    }

    private String subscribe(String path, String locale) {
        return notifier.subscribeWebhook(path, new JsonObject().put("locale", locale))
                .getString("id");
    }

    private static void later(HttpServerResponse response) {
        response.setStatusCode(503).putHeader("Retry-After", "3600").end();
    }

    private void dueNow() {
        notifier.sql(
                "UPDATE queue SET due_at = now() WHERE state = 'retrying' AND incident_id = $1", incident.incident);
    }

    private JsonObject corrected(UUID event, String message) {
        return Events.correctionOf(notifier.updateOf(event), message);
    }

    private List<String> messages(String path) {
        return receiver.at(path).stream().map(WebhookReceiver.Received::message).toList();
    }

    private List<String> kinds(String path) {
        return receiver.at(path).stream()
                .map(received -> received.json().getJsonObject("sitrep").getString("kind"))
                .toList();
    }
}
