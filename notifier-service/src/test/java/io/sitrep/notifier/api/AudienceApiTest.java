package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.IncidentServiceFake;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Surroundings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class AudienceApiTest {
    private static final UUID CHECKOUT = UUID.randomUUID();
    private static final UUID SEARCH = UUID.randomUUID();

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void readersAreCountedPerChannelAndLanguage() {
        webhook(new JsonObject());
        webhook(new JsonObject().put("locale", "it"));
        webhook(new JsonObject().put("locale", "it"));
        mail("ada@example.com");

        counted(about("minor"))
                .body("total", equalTo(4))
                .body("channels.channel", equalTo(List.of("email", "webhook", "webhook")))
                .body("channels.locale", equalTo(List.of("en", "en", "it")))
                .body("channels.count", equalTo(List.of(1, 1, 2)));
    }

    @Test
    void countIsWhatPlanningComesTo() {
        webhook(new JsonObject());
        webhook(new JsonObject().put("components", new JsonArray().add(CHECKOUT.toString())));
        webhook(new JsonObject().put("components", new JsonArray().add(SEARCH.toString())));
        webhook(new JsonObject().put("regions", new JsonArray().add("europe")));
        webhook(new JsonObject().put("regions", new JsonArray().add("asia-pacific")));
        webhook(new JsonObject().put("min_impact", "critical"));
        webhook(new JsonObject().put("min_impact", "minor"));
        JsonObject update = about("major")
                .put("components", new JsonArray().add(CHECKOUT.toString()))
                .put("regions", new JsonArray().add("europe"));

        int total = counted(update).extract().jsonPath().getInt("total");

        UUID event = Events.anIncident()
                .withImpact("major")
                .affecting(CHECKOUT, "Checkout")
                .in("europe")
                .says("investigating", "Some can't pay.");
        notifier.awaitPlanned(event);
        assertThat(notifier.count("SELECT count(*) FROM deliveries WHERE publication_id = $1", event))
                .isEqualTo(total)
                .isEqualTo(4);
    }

    @Test
    void componentsAndRegionsAndImpactDecide() {
        webhook(new JsonObject().put("components", new JsonArray().add(SEARCH.toString())));
        webhook(new JsonObject().put("regions", new JsonArray().add("IT")));
        webhook(new JsonObject().put("min_impact", "major"));

        JsonObject checkoutInFrance = about("minor")
                .put("components", new JsonArray().add(CHECKOUT.toString()))
                .put("regions", new JsonArray().add("FR"));
        counted(checkoutInFrance).body("total", equalTo(0)).body("channels", hasSize(0));
        counted(about("minor").put("regions", new JsonArray().add("IT"))).body("total", equalTo(1));
        counted(about("minor").put("components", new JsonArray().add(SEARCH.toString())))
                .body("total", equalTo(2));
        counted(about("critical")).body("total", equalTo(2));
    }

    @Test
    void aPreviewShowsWhoWouldBeToldAndWhatOnEachChannelInEachLanguage() {
        webhook(new JsonObject());
        mail("ada@example.com");
        JsonObject said = new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("status", "identified")
                .put("message", "A *bank* is out.")
                .put("translations", new JsonObject().put("it", new JsonObject().put("message", "Una banca.")));
        JsonObject incident = new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("public_id", "k2v9x0q4m7bt")
                .put("ref", "INC-42")
                .put("title", "Checkout is down")
                .put("status", "identified")
                .put("impact", "major")
                .put("url", "https://status.example.com/incidents/k2v9x0q4m7bt")
                .put("started_at", "2026-03-04T10:00:00.000Z")
                .put("created_at", "2026-03-04T10:00:00.000Z")
                .put("updated_at", "2026-03-04T10:00:00.000Z");
        JsonObject publication = new JsonObject()
                .put("sequence", 2)
                .put("origin", "api")
                .put("notify", true)
                .put("incident", incident)
                .put("change", said);

        preview(new JsonObject().put("publication", publication).encode())
                .statusCode(200)
                .body("audience.total", equalTo(2))
                .body("renderings.findAll { it.channel == 'email' }.locale", equalTo(List.of("en", "it")))
                .body(
                        "renderings.find { it.channel == 'email' && it.locale == 'it' }.text",
                        containsString("Una banca."))
                .body("renderings.find { it.channel == 'email' }.subject", containsString("Checkout is down"))
                .body("renderings.find { it.channel == 'webhook' }.text", containsString("A *bank* is out."));
        preview(new JsonObject().put("publication", publication).encode(), "/api/v1/preview?renderings=false")
                .statusCode(200)
                .body("audience.total", equalTo(2))
                .body("renderings.size()", equalTo(0));
        preview(new JsonObject()
                        .put("publication", publication.copy().put("change", new JsonObject()))
                        .encode())
                .statusCode(422);
        preview("{}").statusCode(400);
    }

    @Test
    void maintenanceCountsThoseWhoWantToHearOfWork() {
        webhook(new JsonObject().put("maintenances", false));
        webhook(new JsonObject().put("min_impact", "critical"));

        counted(new JsonObject().put("maintenance", true)).body("total", equalTo(1));
        counted(about("maintenance")).body("total", equalTo(1));
    }

    @Test
    void whoLeftOrCanNotBeReachedIsNotCounted() {
        webhook(new JsonObject());
        String left = webhook(new JsonObject()).getString("id");
        String unreachable = webhook(new JsonObject()).getString("id");
        String deleted = webhook(new JsonObject()).getString("id");
        notifier.sql("UPDATE subscriptions SET state = 'unsubscribed' WHERE subscriber_id = $1", UUID.fromString(left));
        notifier.sql("UPDATE endpoints SET state = 'disabled' WHERE subscriber_id = $1", UUID.fromString(unreachable));
        notifier.asAdmin().delete("/api/v1/subscribers/" + deleted).then().statusCode(204);

        counted(about("critical")).body("total", equalTo(1));
    }

    @Test
    void whoWasToldOfAnIncidentCountsForItsEnd() {
        String critical =
                webhook(new JsonObject().put("min_impact", "critical")).getString("id");
        Events incident = Events.anIncident();
        incident.says("investigating", "Bad.");
        notifier.awaitStates(incident, critical, "delivered");

        counted(about("minor")).body("total", equalTo(0));
        counted(about("minor").put("incident", incident.incident.toString())).body("total", equalTo(1));
    }

    @Test
    void whatCanNotBeIsRefusedWithEveryFieldNamed() {
        JsonObject wrong = about("terrible")
                .put("components", new JsonArray().add("x").add("y"))
                .put("regions", new JsonArray().add("atlantis"))
                .put("incident", "INC-1");
        asService(wrong.encode())
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("impact", "components", "regions", "incident"));
        asService("{}").statusCode(422).body("errors.field", equalTo(List.of("impact")));
        asService("{\"impact\":\"minor\",\"audience\":1}").statusCode(400).body("detail", containsString("audience"));
        asService("").statusCode(400);
    }

    @Test
    void respondersAndServicesMayAskViewersMayNot() {
        for (String role : List.of("responder", "publisher", "admin")) {
            ask(IncidentServiceFake.running().tokenOf(role), about("minor").encode())
                    .statusCode(200);
        }
        ask(IncidentServiceFake.running().tokenOf("viewer"), about("minor").encode())
                .statusCode(403)
                .body("detail", containsString("responder"));
    }

    private JsonPath webhook(JsonObject wanted) {
        return notifier.subscribeWebhook("/" + UUID.randomUUID(), wanted);
    }

    private void mail(String address) {
        notifier.subscribe(new JsonObject().put("channel", "email").put("address", address));
    }

    private static JsonObject about(String impact) {
        return new JsonObject().put("impact", impact);
    }

    private static ValidatableResponse counted(JsonObject about) {
        return asService(about.encode()).statusCode(200);
    }

    private static ValidatableResponse asService(String body) {
        return ask(Surroundings.SERVICE_TOKEN, body);
    }

    private static ValidatableResponse preview(String body) {
        return preview(body, "/api/v1/preview");
    }

    private static ValidatableResponse preview(String body, String address) {
        return given().header("Authorization", "Bearer " + Surroundings.SERVICE_TOKEN)
                .contentType("application/json")
                .body(body)
                .post(address)
                .then();
    }

    private static ValidatableResponse ask(String token, String body) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/audience")
                .then();
    }
}
