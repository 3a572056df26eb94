package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.declare;
import static io.sitrep.incident.api.Suite.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IncidentsApiTest extends RealIncidentService {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @Test
    void aDeclaredIncidentIsAnsweredWholeAndFoundByEachOfItsNames() {
        String checkout = component();
        var declared = declare(Map.of(
                        "title",
                        "Checkout is down",
                        "message",
                        "We are *investigating*.",
                        "severity",
                        "SEV1",
                        "components",
                        List.of(Map.of("name", checkout, "status", "major_outage")),
                        "regions",
                        List.of("europe", "IT"),
                        "translations",
                        Map.of("it", Map.of("title", "Cassa ferma", "message", "Indaghiamo."))))
                .statusCode(201)
                .header("Location", startsWith("/api/v1/incidents/"))
                .header("ETag", equalTo("\"1\""))
                .body("ref", matchesPattern("INC-\\d+"))
                .body("public_id", matchesPattern("[a-z0-9]{12}"))
                .body("status", equalTo("investigating"))
                .body("severity", equalTo("SEV1"))
                .body("impact", equalTo("critical"))
                .body("started_at", matchesPattern(TIME))
                .body("resolved_at", nullValue())
                .body("components.name", contains(checkout))
                .body("regions", contains("europe", "IT"))
                .body("translations.it.title", equalTo("Cassa ferma"))
                .body("updates", hasSize(1))
                .body("updates[0].message", equalTo("We are *investigating*."))
                .body("updates[0].html", equalTo("<p>We are <em>investigating</em>.</p>\n"))
                .body("updates[0].state", equalTo("published"))
                .body("updates[0].author", equalTo("admin"))
                .body("updates[0].origin", equalTo("api"))
                .body("updates[0].components[0].old_status", equalTo("operational"))
                .extract();

        for (String name : List.of("id", "ref", "public_id")) {
            admin().get("/api/v1/incidents/" + declared.path(name))
                    .then()
                    .statusCode(200)
                    .body("title", equalTo("Checkout is down"));
        }
    }

    @Test
    void updatesMoveTheIncidentAndAreListedNewestFirst() {
        String ref = declare(Map.of("title", "Search is slow", "message", "Looking."))
                .body("severity", equalTo("SEV3"))
                .extract()
                .path("ref");

        post(ref, Map.of("message", "Found it.", "status", "identified", "next_update_in", "PT30M"))
                .statusCode(201)
                .body("status", equalTo("identified"));
        post(ref, Map.of("message", "Fixed.", "status", "resolved")).statusCode(201);
        post(ref, Map.of("message", "A closing note.")).statusCode(201);

        admin().get("/api/v1/incidents/" + ref)
                .then()
                .body("status", equalTo("resolved"))
                .body("resolved_at", matchesPattern(TIME))
                .body("next_update_at", nullValue())
                .body("updates.message", contains("A closing note.", "Fixed.", "Found it.", "Looking."));
    }

    @Test
    void aResolvedIncidentIsNotMovedByAnUpdate() {
        String ref = declare(Map.of("title", "Over", "message", "Done.", "status", "resolved"))
                .statusCode(201)
                .extract()
                .path("ref");

        post(ref, Map.of("message", "Again?", "status", "identified"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/illegal-transition"))
                .body("detail", equalTo("A resolved incident cannot become identified: reopen it instead"));
    }

    @Test
    void componentsFollowTheWorstOpenIncidentAndRecover() {
        String name = component();
        String first = declare(
                        Map.of("title", "One", "message", "m", "components", List.of(change(name, "partial_outage"))))
                .extract()
                .path("ref");
        String second = declare(
                        Map.of("title", "Two", "message", "m", "components", List.of(change(name, "major_outage"))))
                .extract()
                .path("ref");

        assertThat(statusOf(name)).isEqualTo("major_outage");
        post(second, Map.of("message", "m", "status", "resolved")).statusCode(201);
        assertThat(statusOf(name)).isEqualTo("partial_outage");
        post(first, Map.of("message", "m", "status", "resolved")).statusCode(201);
        assertThat(statusOf(name)).isEqualTo("operational");
    }

    @Test
    void anInternalIncidentLeavesThePublicStatusOfItsComponentsAlone() {
        String name = component();

        declare(Map.of(
                        "title", "Quiet",
                        "message", "m",
                        "visibility", "internal",
                        "components", List.of(change(name, "major_outage"))))
                .statusCode(201)
                .body("components[0].status", equalTo("major_outage"));

        assertThat(statusOf(name)).isEqualTo("operational");
    }

    @Test
    void aListIsReadPageByPageWithoutGapOrRepeat() {
        String name = component();
        List<String> declared = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            declared.add(
                    0,
                    declare(Map.of(
                                    "title",
                                    "Number " + i,
                                    "message",
                                    "m",
                                    "components",
                                    List.of(change(name, "operational"))))
                            .extract()
                            .path("ref"));
        }

        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            var query = admin().queryParam("component", name).queryParam("limit", 2);
            var page = (cursor == null ? query : query.queryParam("cursor", cursor))
                    .get("/api/v1/incidents")
                    .then()
                    .statusCode(200)
                    .extract();
            read.addAll(page.path("items.ref"));
            cursor = page.path("next_cursor");
        } while (cursor != null);

        assertThat(read).isEqualTo(declared);
    }

    @Test
    void aListIsFilteredByStatusSeverityRegionAndOpenness() {
        String name = component();
        String open = declare(Map.of(
                        "title", "Open",
                        "message", "m",
                        "severity", "SEV2",
                        "regions", List.of("FR"),
                        "components", List.of(change(name, "degraded_performance"))))
                .extract()
                .path("ref");
        String closed = declare(Map.of(
                        "title", "Closed",
                        "message", "m",
                        "status", "resolved",
                        "components", List.of(change(name, "operational"))))
                .extract()
                .path("ref");

        assertThat(refs(name, "open", "true")).containsExactly(open);
        assertThat(refs(name, "open", "false")).containsExactly(closed);
        assertThat(refs(name, "severity", "SEV2")).containsExactly(open);
        assertThat(refs(name, "region", "FR")).containsExactly(open);
        assertThat(refs(name, "region", "europe")).containsExactly(open);
        assertThat(refs(name, "region", "world")).containsExactly(open);
        assertThat(refs(name, "region", "asia")).isEmpty();
        assertThat(refs(name, "status", "resolved")).containsExactly(closed);
        assertThat(refs(name, "since", "2100-01-01T00:00:00Z")).isEmpty();
        assertThat(refs(name, "until", "2100-01-01T00:00:00Z")).containsExactly(closed, open);
    }

    private static List<String> refs(String component, String filter, String value) {
        return admin().queryParam("component", component)
                .queryParam(filter, value)
                .get("/api/v1/incidents")
                .then()
                .statusCode(200)
                .extract()
                .path("items.ref");
    }

    private static Map<String, String> change(String component, String status) {
        return Map.of("name", component, "status", status);
    }

    private static String statusOf(String component) {
        return admin().get("/api/v1/components?limit=200")
                .then()
                .extract()
                .path("items.find { it.name == '" + component + "' }.status");
    }
}
