package io.sitrep.incident.importer;

import static io.restassured.RestAssured.given;
import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.importer.Export.anIncident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Suite;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatuspageImportTest extends RealIncidentService {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Database database;

    @Test
    void realHistoryIsImportedOnceWithEveryIdTextAndTime() throws IOException {
        String history = Files.readString(Export.HISTORY);

        send(history).statusCode(200).body("skipped", hasSize(0), "created", equalTo(206));
        send(history)
                .statusCode(200)
                .body("created", equalTo(0))
                .body("updated", equalTo(0))
                .body("unchanged", equalTo(206));

        for (JsonNode source : JSON.readTree(history).get("incidents")) {
            equalsItsSource(source);
        }
        for (JsonNode source : JSON.readTree(history).get("scheduled_maintenances")) {
            ImportedMaintenance.equalsItsSource(source);
        }
    }

    @Test
    void whatWasImportedStandsOnThePage() throws IOException {
        ObjectNode incident = anIncident("shown0000001");
        ObjectNode update = (ObjectNode) incident.get("incident_updates").get(0);
        update.putArray("affected_components")
                .addObject()
                .put("code", "c0mp0nent001")
                .put("name", "Gone by now")
                .put("old_status", "operational")
                .put("new_status", "partial_outage");
        send(Export.of(incident).toString()).body("created", equalTo(1));

        await().untilAsserted(() -> given().get("/incidents/shown0000001")
                .then()
                .statusCode(200)
                .body(containsString("Gone by now"), containsString("database")));
    }

    @Test
    void anItemThatHasChangedIsUpdatedAndNeverDoubled() throws IOException {
        ObjectNode incident = anIncident("updated00001");
        send(Export.of(incident).toString()).body("created", equalTo(1));

        incident.put("name", "Renamed");
        send(Export.of(incident).toString()).body("updated", equalTo(1));

        admin().get("/api/v1/incidents/updated00001")
                .then()
                .body("title", equalTo("Renamed"))
                .body("updates", hasSize(1));
    }

    @Test
    void anItemThatCannotBeUsedIsSkippedAndNamedWhileTheOthersStay() throws IOException {
        ObjectNode broken = anIncident("broken000001");
        broken.put("status", "confused");
        ObjectNode shapeless = JSON.createObjectNode().put("id", "shapeless001").put("incident_updates", 7);

        send(Export.of(broken, shapeless, anIncident("whole0000001")).toString())
                .statusCode(200)
                .body("created", equalTo(1))
                .body("skipped.id", equalTo(java.util.List.of("broken000001", "shapeless001")))
                .body("skipped[0].reason", equalTo("status is not one that is known here"));
    }

    @Test
    void whatWasSaidHereSinceIsNotLostToAnotherImport() throws IOException {
        ObjectNode incident = anIncident("continued001");
        send(Export.of(incident).toString()).body("created", equalTo(1));
        Suite.post("continued001", Map.of("message", "A closing note of ours.")).statusCode(201);

        incident.put("name", "Changed at the source");
        send(Export.of(incident).toString()).body("updated", equalTo(0)).body("skipped[0].id", equalTo("continued001"));

        admin().get("/api/v1/incidents/continued001")
                .then()
                .body("updates[0].message", equalTo("A closing note of ours."));
    }

    @Test
    void anItemThatContradictsItselfIsSkippedAndComponentsOfOneNameStayTwo() throws IOException {
        ObjectNode twice = anIncident("twice0000001");
        twice.withArray("incident_updates")
                .add(twice.get("incident_updates").get(0).deepCopy());
        ObjectNode namesakes = anIncident("namesakes001");
        for (String id : new String[] {"namesake0001", "namesake0002"}) {
            namesakes.withArray("components").addObject().put("id", id).put("name", "One of two");
        }

        send(Export.of(twice, namesakes).toString())
                .statusCode(200)
                .body("created", equalTo(1))
                .body("skipped.id", equalTo(java.util.List.of("twice0000001")));

        admin().get("/api/v1/incidents/namesakes001")
                .then()
                .body("components.name", equalTo(java.util.List.of("One of two", "One of two")));
    }

    @Test
    void ourOwnIncidentIsNotOverwrittenByAnImport() throws IOException {
        String ours =
                Suite.declare(Map.of("title", "Ours", "message", "m")).extract().path("public_id");

        send(Export.of(anIncident(ours)).toString()).statusCode(200).body("skipped[0].id", equalTo(ours));

        admin().get("/api/v1/incidents/" + ours).then().body("title", equalTo("Ours"));
    }

    @Test
    void importedHistoryIsToldToNobody() throws IOException {
        send(Export.of(anIncident("silent000001")).toString()).body("created", equalTo(1));

        String id =
                admin().get("/api/v1/incidents/silent000001").then().extract().path("id");
        assertThat(database.count("SELECT count(*) FROM incident_updates WHERE incident_id = ?::uuid AND notify", id))
                .isZero();
    }

    @Test
    void jsonThatBreaksOffIsA400ThatSaysWhere() throws IOException {
        String whole = Export.of(anIncident("before000001")).toString();
        send(whole.substring(0, whole.length() - 20)).statusCode(400).contentType("application/problem+json");
        send("[]").statusCode(400);
    }

    private static void equalsItsSource(JsonNode source) throws IOException {
        JsonNode kept = JSON.readTree(
                admin().get("/api/v1/incidents/" + source.get("id").asText())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        same(kept, "title", source, "name");
        same(kept, "status", source, "status");
        same(kept, "impact", source, "impact");
        sameTime(kept, "started_at", source, "started_at");
        sameTime(kept, "resolved_at", source, "resolved_at");
        JsonNode updates = source.get("incident_updates");
        assertThat(kept.get("updates")).hasSize(updates.size());
        for (int i = 0; i < updates.size(); i++) {
            JsonNode update = kept.get("updates").get(i);
            same(update, "public_id", updates.get(i), "id");
            same(update, "status", updates.get(i), "status");
            assertThat(update.get("message").asText())
                    .isEqualTo(BodyText.of(updates.get(i).get("body").asText()).markdown());
            sameTime(update, "created_at", updates.get(i), "created_at");
            sameTime(update, "published_at", updates.get(i), "display_at");
        }
    }

    private static void same(JsonNode kept, String field, JsonNode source, String sourceField) {
        assertThat(kept.get(field).asText())
                .isEqualTo(source.get(sourceField).asText().strip());
    }

    private static void sameTime(JsonNode kept, String field, JsonNode source, String sourceField) {
        assertThat(time(kept.get(field))).isEqualTo(time(source.get(sourceField)));
    }

    private static Instant time(JsonNode text) {
        return text.isNull() ? null : Instant.parse(text.asText());
    }

    private static ValidatableResponse send(String body) {
        return admin().body(body).post("/api/v1/import/statuspage").then();
    }
}
