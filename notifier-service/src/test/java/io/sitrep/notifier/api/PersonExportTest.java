package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.IncidentServiceFake;
import io.sitrep.notifier.outside.Mailbox;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class PersonExportTest {
    private final Mailbox ada = Mailbox.ofSomebody();

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void everythingKeptAboutAPersonIsInIt() {
        String id = notifier.subscribe(new JsonObject()
                        .put("channel", "email")
                        .put("address", ada.address())
                        .put("locale", "fr"))
                .getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Hello.");
        notifier.awaitStates(incident, id, "delivered");
        given().contentType("application/json")
                .body("{\"channel\":\"email\",\"address\":\"" + ada.address() + "\"}")
                .post("/api/v1/subscriptions");

        JsonPath export = notifier.asAdmin()
                .get("/api/v1/subscribers/" + id + "/export")
                .then()
                .statusCode(200)
                .body("subscribers", hasSize(2))
                .body("subscribers[0].id", equalTo(id))
                .body("subscribers[0].addresses[0].address", equalTo(ada.address()))
                .body("subscribers[0].subscriptions[0].locale", equalTo("fr"))
                .body("subscribers[0].consents[0].how", equalTo("admin"))
                .body("subscribers[0].consents[0].what", equalTo("given"))
                .body("subscribers[1].consents[0].what", equalTo("asked"))
                .body("deliveries", hasSize(1))
                .body("deliveries[0].state", equalTo("delivered"))
                .body("deliveries[0].attempts", hasSize(1))
                .extract()
                .jsonPath();

        assertThat(export.getString("subscribers[0].created_at")).matches("\\d{4}-.*T.*\\.\\d{3}Z");
        assertThat(export.prettify()).doesNotContain("token", "sealed", "secret\":\"");
        assertThat(notifier.count(
                        "SELECT count(*) FROM audit WHERE action = 'subscriber-exported' AND subject = $1",
                        UUID.fromString(id)))
                .isEqualTo(1);
    }

    @Test
    void addressThatSomebodyElseFallsBackToIsInItWithoutThem() {
        Mailbox bob = Mailbox.ofSomebody();
        String id = notifier.subscribe(mail(ada)).getString("id");
        notifier.subscribe(mail(bob).put("fallback", new JsonArray().add(mail(ada))));

        String export = notifier.asAdmin()
                .get("/api/v1/subscribers/" + id + "/export")
                .then()
                .statusCode(200)
                .body("subscribers", hasSize(1))
                .body("further_addresses", hasSize(1))
                .body("further_addresses[0].address.address", equalTo(ada.address()))
                .body("further_addresses[0].address.position", equalTo(1))
                .body("further_addresses[0].consents[0].what", equalTo("given"))
                .extract()
                .asString();

        assertThat(export).doesNotContain(bob.address());
    }

    private static JsonObject mail(Mailbox reader) {
        return new JsonObject().put("channel", "email").put("address", reader.address());
    }

    @Test
    void onlyAdministratorsAreGivenIt() {
        given().header(
                        "Authorization",
                        "Bearer " + IncidentServiceFake.running().tokenOf("publisher"))
                .get("/api/v1/subscribers/" + UUID.randomUUID() + "/export")
                .then()
                .statusCode(403);
        notifier.asAdmin()
                .get("/api/v1/subscribers/" + UUID.randomUUID() + "/export")
                .then()
                .statusCode(404);
        notifier.asAdmin().get("/api/v1/subscribers/nobody/export").then().statusCode(404);
    }
}
