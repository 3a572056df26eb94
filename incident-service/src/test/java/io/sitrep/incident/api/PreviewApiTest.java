package io.sitrep.incident.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Previews while the notifier is away; with a real one they are tested end to end. */
@QuarkusTest
class PreviewApiTest extends RealIncidentService {
    @Inject
    Database database;

    @Test
    void aPreviewShowsThePageAndSaysThatNobodyCanBeCountedWhileTheNotifierIsAway() {
        String ref = declared();
        long before = database.count("SELECT count(*) FROM incident_updates");

        Suite.admin()
                .body(
                        "{\"message\":\"A *bank* is out.\",\"status\":\"identified\",\"translations\":{\"it\":{\"message\":\"Una banca.\"}}}")
                .post("/api/v1/incidents/" + ref + "/updates/preview")
                .then()
                .statusCode(200)
                .body("status", equalTo("identified"))
                .body("state", equalTo("published"))
                .body("audience", nullValue())
                .body("note", containsString("can't be asked"))
                .body("missing_translations", hasItems("it", "fr", "de", "es"))
                .body("renderings.channel", equalTo(List.of("page", "page")))
                .body("renderings.locale", hasItems("en", "it"))
                .body("renderings[0].text", equalTo("<p>A <em>bank</em> is out.</p>\n"));

        Suite.admin()
                .body("{\"message\":\"A *bank* is out.\"}")
                .post("/api/v1/incidents/" + ref + "/updates/preview?renderings=false")
                .then()
                .statusCode(200)
                .body("state", equalTo("published"))
                .body("renderings.size()", equalTo(0));
        assertThat(database.count("SELECT count(*) FROM incident_updates")).isEqualTo(before);
    }

    @Test
    void whatStaysInsideIsForNobody() {
        String ref = declared();

        Suite.admin()
                .body("{\"message\":\"It is the database.\",\"visibility\":\"internal\"}")
                .post("/api/v1/incidents/" + ref + "/updates/preview")
                .then()
                .statusCode(200)
                .body("audience.total", equalTo(0))
                .body("renderings.size()", equalTo(0));
    }

    @Test
    void aPreviewRefusesWhatPostingWouldRefuse() {
        String ref = declared();

        Suite.admin()
                .body("{\"message\":\"\"}")
                .post("/api/v1/incidents/" + ref + "/updates/preview")
                .then()
                .statusCode(422);
        Suite.admin()
                .body("{\"message\":\"Done.\",\"status\":\"postmortem\"}")
                .post("/api/v1/incidents/" + ref + "/updates/preview")
                .then()
                .statusCode(409);
        Suite.admin()
                .body("{\"message\":\"Done.\"}")
                .post("/api/v1/incidents/INC-999999999/updates/preview")
                .then()
                .statusCode(404);
    }

    private static String declared() {
        return Suite.declare(Map.of("title", "Checkout is down", "message", "We are investigating."))
                .statusCode(201)
                .extract()
                .path("ref");
    }
}
