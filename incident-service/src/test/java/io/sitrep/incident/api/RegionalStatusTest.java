package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Meetings: Europe partial outage, Americas major outage. */
@QuarkusTest
class RegionalStatusTest extends RealIncidentService {
    @Inject
    Database database;

    private String meetings;

    @BeforeEach
    void aComponentOfItsOwn() {
        meetings = component();
    }

    @Test
    void oneComponentDoesWorseInOneRegionThanInAnother() {
        String ref = incident(Map.of(
                "components", List.of(in("partial_outage", "europe"), in("major_outage", "americas", "middle-east"))));

        read(ref)
                .body("components.name", contains(meetings))
                .body("components[0].status", equalTo("major_outage"))
                .body("components[0].regions", contains("europe", "americas", "middle-east"))
                .body("components[0].region_statuses.europe", equalTo("partial_outage"))
                .body("components[0].region_statuses.americas", equalTo("major_outage"));
        String publicId = read(ref).extract().path("public_id");
        await().untilAsserted(() -> assertThat(
                        admin().get("/incidents/" + publicId).asString().replaceAll("<[^>]*>", ""))
                .contains("Europe Partial outage", "Americas Major outage"));
        admin().get("/api/v2/incidents/" + publicId + ".json")
                .then()
                .body("incident.incident_updates[0].affected_components.new_status", contains("major_outage"));
    }

    @Test
    void inAMergeWhatLiesInARegionThatFailsIsCoveredByIt() {
        String italy = incident(Map.of("regions", List.of("IT"), "components", List.of(in("partial_outage", "IT"))));
        String europe =
                incident(Map.of("regions", List.of("europe"), "components", List.of(in("major_outage", "europe"))));

        on(italy, "/merge", Map.of("into", europe)).statusCode(200);

        read(europe)
                .body("regions", contains("europe"))
                .body("components[0].regions", contains("europe"))
                .body("components[0].status", equalTo("major_outage"));
    }

    @Test
    void aRegionRecoversOnItsOwn() {
        String ref =
                incident(Map.of("components", List.of(in("partial_outage", "europe"), in("major_outage", "americas"))));

        post(ref, Map.of("message", "m", "components", List.of(in("operational", "americas"))))
                .statusCode(201);
        read(ref)
                .body("components[0].status", equalTo("partial_outage"))
                .body("components[0].region_statuses.americas", equalTo("operational"))
                .body("components[0].region_statuses.europe", equalTo("partial_outage"));
        assertThat(ended("americas", "major_outage")).isOne();
        assertThat(ended("europe", "partial_outage")).isZero();

        post(ref, Map.of("message", "Over.", "status", "resolved")).statusCode(201);
        read(ref).body("components[0].region_statuses.europe", equalTo("operational"));
        assertThat(ended("europe", "partial_outage")).isOne();
        on(ref, "/reopen", Map.of("message", "Again.")).statusCode(200);
        assertThat(database.count(
                        "SELECT count(*) FROM region_intervals WHERE ended_at IS NULL AND component_id ="
                                + " (SELECT id FROM components WHERE name = ?)",
                        meetings))
                .as("what had recovered before the end has not failed anew")
                .isZero();
    }

    @Test
    void whatFailsEverywhereCanDoBetterSomewhere() {
        String ref = incident(Map.of("components", List.of(in("major_outage"))));
        read(ref).body("components[0].region_statuses", anEmptyMap());

        post(ref, Map.of("message", "m", "components", List.of(in("operational", "europe"))))
                .statusCode(201);
        read(ref)
                .body("components[0].status", equalTo("major_outage"))
                .body("components[0].region_statuses.world", equalTo("major_outage"))
                .body("components[0].region_statuses.europe", equalTo("operational"));

        post(ref, Map.of("message", "m", "components", List.of(in("degraded_performance"))))
                .statusCode(201);
        read(ref)
                .body("components[0].status", equalTo("degraded_performance"))
                .body("components[0].region_statuses.europe", equalTo("degraded_performance"));
    }

    @Test
    void mergedIncidentsKeepTheWorstOfEachRegion() {
        String source =
                incident(Map.of("components", List.of(in("major_outage", "americas"), in("partial_outage", "asia"))));
        String into =
                incident(Map.of("components", List.of(in("partial_outage", "europe"), in("major_outage", "asia"))));

        on(source, "/merge", Map.of("into", into)).statusCode(200);

        read(into)
                .body("components[0].region_statuses.europe", equalTo("partial_outage"))
                .body("components[0].region_statuses.asia", equalTo("major_outage"))
                .body("components[0].region_statuses.americas", equalTo("major_outage"));
    }

    @Test
    void aComponentIsNamedTwiceOnlyOfDifferentRegions() {
        Map<String, Object> body = Map.of(
                "title",
                "t",
                "message",
                "m",
                "components",
                List.of(in("major_outage", "europe"), in("partial_outage", "europe")));

        Suite.declare(body).statusCode(422).body("errors.field", contains("components.1"));
    }

    @Test
    void itIsFoundByTheRegionsOfItsComponents() {
        String ref = incident(Map.of("components", List.of(in("partial_outage", "IT"))));

        for (String region : List.of("IT", "europe", "world")) {
            admin().queryParam("region", region)
                    .queryParam("component", meetings)
                    .get("/api/v1/incidents")
                    .then()
                    .body("items.ref", contains(ref));
        }
    }

    private long ended(String region, String status) {
        return database.count(
                "SELECT count(*) FROM region_intervals i JOIN components c ON c.id = i.component_id"
                        + " WHERE c.name = ? AND region = ? AND i.status = ? AND ended_at IS NOT NULL",
                meetings,
                region,
                status);
    }

    private Map<String, Object> in(String status, String... regions) {
        return regions.length == 0
                ? Map.of("name", meetings, "status", status)
                : Map.of("name", meetings, "status", status, "regions", List.of(regions));
    }
}
