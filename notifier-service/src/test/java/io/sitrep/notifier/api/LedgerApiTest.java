package io.sitrep.notifier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.WebhookReceiver;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class LedgerApiTest {
    private final String path = "/" + UUID.randomUUID();

    @Inject
    Notifier notifier;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void ledgerShowsEachAttemptWithItsAnswer() {
        WebhookReceiver.running().answerOnce(path, 503);
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        UUID event = incident.says("investigating", "Hello.");
        notifier.awaitStates(incident, subscriber, "delivered");

        String query = "/api/v1/deliveries?incident=" + incident.ref + "&publication=" + event
                + "&state=delivered&channel=webhook&subscriber=" + subscriber;
        notifier.asAdmin()
                .get(query)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("delivered"))
                .body("items[0].publication", equalTo(event.toString()))
                .body("items[0].attempts.code", equalTo(List.of("503", "200")))
                .body("items[0].attempts[0].reason", containsString("can not take it now"))
                .body("items[0].attempts[0].duration", containsString("PT"))
                .body("items[0].delivered_at", notNullValue())
                .body("next_cursor", nullValue());
        assertThat(notifier.asAdmin().get(query).asString()).doesNotContain(path);
        for (String other :
                List.of("state=dead", "channel=email", "incident=INC-0", "subscriber=" + UUID.randomUUID())) {
            notifier.asAdmin()
                    .get("/api/v1/deliveries?" + other + "&publication=" + event)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }
    }

    @Test
    void badFiltersAreRefused() {
        for (String bad : List.of("state=lost", "publication=x", "subscriber=x")) {
            notifier.asAdmin().get("/api/v1/deliveries?" + bad).then().statusCode(400);
        }
    }

    @Test
    void addressWithANulInItIsRefused() {
        for (String bad : List.of(
                "deliveries?channel=%00",
                "deliveries?incident=%00", "deliveries?channel=x%00", "incidents/%00/deliveries")) {
            notifier.asAdmin()
                    .urlEncodingEnabled(false)
                    .get("/api/v1/" + bad)
                    .then()
                    .statusCode(400)
                    .contentType(startsWith("application/problem+json"));
        }
        // Not a NUL but the words for one.
        notifier.asAdmin()
                .urlEncodingEnabled(false)
                .get("/api/v1/deliveries?incident=%2500")
                .then()
                .statusCode(200);
    }

    @Test
    void deadLettersAreReplayedUnderTheirIds() {
        WebhookReceiver.running().answerAlways(path, 400);
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        Events other = Events.anIncident();
        incident.says("investigating", "Refused.");
        other.says("investigating", "Refused as well.");
        notifier.awaitStates(incident, subscriber, "dead");
        notifier.awaitStates(other, subscriber, "dead");
        List<String> refused = WebhookReceiver.running().at(path).stream()
                .map(WebhookReceiver.Received::id)
                .toList();
        WebhookReceiver.running().answerAlways(path, 200);

        notifier.asAdmin()
                .body("{\"incident\":\"" + incident.ref + "\",\"channel\":\"webhook\"}")
                .post("/api/v1/deliveries/replay")
                .then()
                .statusCode(202)
                .body("asked", equalTo(1));

        notifier.awaitStates(incident, subscriber, "delivered");
        assertThat(notifier.states(other, subscriber)).containsExactly("dead");
        assertThat(WebhookReceiver.running().at(path)).hasSize(3);
        assertThat(WebhookReceiver.running().at(path).get(2).id()).isIn(refused);
        notifier.asAdmin()
                .body("{\"incident\":\"INC-0\"}")
                .post("/api/v1/deliveries/replay")
                .then()
                .statusCode(202)
                .body("asked", equalTo(0));
    }

    @Test
    void failuresAreCountedByWhy() {
        String refusing = path + "/refusing";
        WebhookReceiver.running().answerAlways(path, 400);
        WebhookReceiver.running().answerAlways(refusing, 400);
        String one = notifier.subscribeWebhook(path).getString("id");
        String another = notifier.subscribeWebhook(refusing).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Refused by both.");
        notifier.awaitStates(incident, one, "dead");
        notifier.awaitStates(incident, another, "dead");

        String failures = "/api/v1/deliveries/failures?incident=" + incident.ref;
        notifier.asAdmin()
                .get(failures + "&channel=webhook")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].channel", equalTo("webhook"))
                .body("items[0].state", equalTo("dead"))
                .body("items[0].reason", notNullValue())
                .body("items[0].count", equalTo(2));
        notifier.asAdmin().get(failures + "&channel=email").then().body("items", hasSize(0));
        notifier.asAdmin()
                .get("/api/v1/deliveries/failures?incident=INC-0")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        int lately = notifier.asAdmin()
                .get("/api/v1/deliveries/failures?channel=webhook")
                .jsonPath()
                .getInt("items.findAll { it.state == 'dead' }.sum { it.count }");
        assertThat(lately).isGreaterThanOrEqualTo(2);
    }

    @Test
    void replayLeavesOutAddressesThatWereSwitchedOffAndOnlyASingleRetryVouchesForOne() {
        WebhookReceiver.running().answerOnce(path, 410);
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Anybody there?");
        notifier.awaitStates(incident, subscriber, "dead");

        notifier.asAdmin()
                .body("{\"incident\":\"" + incident.ref + "\"}")
                .post("/api/v1/deliveries/replay")
                .then()
                .statusCode(202)
                .body("asked", equalTo(0));

        assertThat(notifier.states(incident, subscriber)).containsExactly("dead");
        assertThat(notifier.count("SELECT count(*) FROM endpoints WHERE state = 'disabled'"))
                .isEqualTo(1);
        UUID id = notifier.sql("SELECT id FROM deliveries WHERE incident_id = $1", incident.incident)
                .get(0)
                .getUUID("id");
        notifier.asAdmin().post("/api/v1/deliveries/{id}/retry", id).then().statusCode(202);
        notifier.awaitStates(incident, subscriber, "delivered");
    }

    @Test
    void countsAddUpPerPublicationAndInAll() {
        String good = notifier.subscribeWebhook(path).getString("id");
        WebhookReceiver.running().answerAlways(path + "-bad", 400);
        String bad = notifier.subscribeWebhook(path + "-bad").getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "One.");
        notifier.awaitStates(incident, good, "delivered");
        // Else the second takes the place of the first, where that is still to be sent.
        notifier.awaitStates(incident, bad, "dead");
        incident.says("resolved", "Two.");
        notifier.awaitStates(incident, good, "delivered", "delivered");
        notifier.awaitStates(incident, bad, "dead", "dead");

        for (String ref : List.of(incident.ref, incident.publicId, incident.incident.toString())) {
            JsonPath told = notifier.asAdmin()
                    .get("/api/v1/incidents/" + ref + "/deliveries")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(told.getInt("planned")).isEqualTo(4);
            assertThat(told.getInt("delivered")).isEqualTo(2);
            assertThat(told.getInt("dead")).isEqualTo(2);
            assertThat(told.getInt("failed_over")).isZero();
            assertThat(told.getList("publications.planned")).isEqualTo(List.of(2, 2));
            assertThat(told.getList("publications.delivered")).isEqualTo(List.of(1, 1));
            assertThat(told.getString("first_at")).isLessThan(told.getString("last_at"));
        }
        notifier.asAdmin().get("/api/v1/incidents/INC-0/deliveries").then().statusCode(404);
    }

    @Test
    void countsCanBeAskedForOfOneUpdate() {
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        UUID event = incident.says("investigating", "One.");
        // Else the second takes the place of the first, where that is still to be sent.
        notifier.awaitStates(incident, subscriber, "delivered");
        incident.says("identified", "Two.");
        notifier.awaitStates(incident, subscriber, "delivered", "delivered");
        UUID update = notifier.sql("SELECT update_id FROM publications WHERE id = $1", event)
                .get(0)
                .getUUID("update_id");

        for (UUID one : List.of(event, update)) {
            notifier.asAdmin()
                    .get("/api/v1/incidents/" + incident.ref + "/deliveries?publication=" + one)
                    .then()
                    .statusCode(200)
                    .body("delivered", equalTo(1))
                    .body("publications", hasSize(1))
                    .body("publications[0].update", equalTo(update.toString()));
        }
        notifier.asAdmin()
                .get("/api/v1/incidents/" + incident.ref + "/deliveries?publication=" + UUID.randomUUID())
                .then()
                .statusCode(200)
                .body("planned", equalTo(0))
                .body("publications", hasSize(0));
        notifier.asAdmin()
                .get("/api/v1/incidents/" + incident.ref + "/deliveries?publication=x")
                .then()
                .statusCode(400);
    }

    @Test
    void metricsAndHealthTellHowItGoes() {
        String subscriber = notifier.subscribeWebhook(path).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Counted.");
        notifier.awaitStates(incident, subscriber, "delivered");

        RestAssured.get(metrics)
                .then()
                .statusCode(200)
                .body(containsString("sitrep_deliveries_total{channel=\"webhook\",state=\"delivered\"}"))
                .body(containsString("sitrep_deliveries_backlog"))
                .body(containsString("sitrep_deliveries_oldest_age_seconds"));
        RestAssured.get(ready)
                .then()
                .statusCode(200)
                .body(containsString("Reactive PostgreSQL connections health check"))
                .body(not(containsString("DOWN")));
    }
}
