package io.sitrep.incident.importer;

import static io.sitrep.incident.api.Suite.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.awaitility.Awaitility;

/** What must be true of a maintenance that was imported, next to where it came from. */
final class ImportedMaintenance {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS =
            List.of("id", "name", "status", "impact", "created_at", "updated_at", "scheduled_for", "scheduled_until");

    private ImportedMaintenance() {}

    /** Its own record keeps the status it came with; page and summary know that its end is past. */
    static void equalsItsSource(JsonNode source) throws IOException {
        String id = source.get("id").asText();
        String path = "/api/v2/scheduled-maintenances/" + id + ".json";
        Awaitility.await().until(() -> admin().get(path).statusCode() == 200);
        JsonNode ours = JSON.readTree(admin().get(path).asString()).get("scheduled_maintenance");

        for (String field : FIELDS) {
            assertThat(ours.get(field)).as(id + " " + field).isEqualTo(source.get(field));
        }
        for (int i = 0; i < source.get("incident_updates").size(); i++) {
            JsonNode theirs = source.get("incident_updates").get(i);
            JsonNode update = ours.get("incident_updates").get(i);
            for (String field : List.of("id", "status", "body", "display_at")) {
                assertThat(update.get(field)).as(id + " " + field).isEqualTo(theirs.get(field));
            }
        }
        admin().get("/api/v2/summary.json").then().body("scheduled_maintenances.id", not(hasItem(id)));
        for (String ahead : List.of("upcoming", "active")) {
            admin().get("/api/v2/scheduled-maintenances/" + ahead + ".json")
                    .then()
                    .body("scheduled_maintenances.id", not(hasItem(id)));
        }
        admin().get("/api/v2/scheduled-maintenances.json").then().body("scheduled_maintenances.id", hasItem(id));
    }
}
