package io.sitrep.incident.api;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.as;
import static io.sitrep.incident.api.Suite.component;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.now;
import static io.sitrep.incident.api.Suite.on;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.outbox.TopicReader;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cloud fails; mail and calls stand on it, and the calendar on mail. */
@QuarkusTest
class ProposalsTest extends RealIncidentService {
    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private String cloud;
    private String mail;
    private String calls;
    private String calendar;

    @BeforeEach
    void aCascade() {
        cloud = component();
        mail = component();
        calls = component();
        calendar = component();
        depends(mail, cloud);
        depends(calls, cloud);
        depends(calendar, mail);
    }

    @Test
    void whatDependsOnAFailureIsProposedWithThePathThatLeadsToIt() {
        String ref = incident(Map.of("components", now(cloud, "major_outage")));

        read(ref)
                .body("proposed_components.name", containsInAnyOrder(mail, calls, calendar))
                .body(
                        "proposed_components.find { it.name == '" + calendar + "' }.path",
                        contains(cloud, mail, calendar))
                .body("proposed_components.find { it.name == '" + mail + "' }.status", equalTo("major_outage"))
                .body("components", hasSize(1));
        assertThat(statusOf(mail)).as("nothing happens of itself").isEqualTo("operational");
        String id = read(ref).extract().path("id");
        try (TopicReader facts = new TopicReader(kafka, "sitrep.incidents");
                TopicReader publications = new TopicReader(kafka, "sitrep.publications")) {
            await().untilAsserted(() -> assertThat(facts.of(id)).hasSize(1));
            assertThat(facts.of(id).get(0).value()).contains("\"proposed_components\":[{", calendar);
            await().untilAsserted(() -> assertThat(publications.of(id)).hasSize(1));
            assertThat(publications.of(id).get(0).value()).doesNotContain(calendar, mail);
        }
    }

    @Test
    void aHumanConfirmsWithOneCall() {
        String ref = incident(Map.of("components", now(cloud, "major_outage")));

        as(tokenOf("responder"))
                .body(Map.of("components", List.of(mail)))
                .post("/api/v1/incidents/" + ref + "/proposals/confirm")
                .then()
                .statusCode(200)
                .body("components.name", contains(cloud, mail))
                .body("components[1].status", equalTo("major_outage"))
                .body("proposed_components.name", containsInAnyOrder(calls, calendar))
                .body("proposed_components.find { it.name == '" + calendar + "' }.path", contains(mail, calendar));
        assertThat(statusOf(mail)).isEqualTo("major_outage");

        on(
                        ref,
                        "/proposals/confirm",
                        Map.of("components", List.of(Map.of("name", calls, "status", "degraded_performance"))))
                .statusCode(200)
                .body("components.find { it.name == '" + calls + "' }.status", equalTo("degraded_performance"));
        on(ref, "/proposals/confirm", Map.of("components", List.of(calls, "nonsense")))
                .statusCode(422)
                .body("errors.field", contains("components.0", "components.1"));
        on(ref, "/proposals/confirm", Map.of("components", List.of())).statusCode(422);
        on(ref, "/proposals/confirm", Map.of("components", List.of(calendar, calendar)))
                .statusCode(422);
        on(ref, "/proposals/confirm", Map.of()).statusCode(200).body("proposed_components", empty());
    }

    @Test
    void whatRecoversProposesNothingAnyMore() {
        String ref = incident(Map.of("components", now(cloud, "partial_outage")));

        post(ref, Map.of("message", "m", "components", now(cloud, "operational")))
                .statusCode(201);
        read(ref).body("proposed_components", empty());
        post(ref, Map.of("message", "m", "components", now(cloud, "degraded_performance")))
                .statusCode(201);
        read(ref).body("proposed_components", hasSize(3));
        post(ref, Map.of("message", "Over.", "status", "resolved")).statusCode(201);
        read(ref).body("proposed_components", empty());
    }

    @Test
    void whatIsNotListedAnyMoreIsNotConfirmed() {
        String ref = incident(Map.of("components", now(cloud, "major_outage")));
        String id = admin().get("/api/v1/components?limit=200").path("items.find { it.name == '" + calls + "' }.id");
        admin().delete("/api/v1/components/" + id).then().statusCode(204);

        on(ref, "/proposals/confirm", Map.of("components", List.of(calls)))
                .statusCode(422)
                .body("errors.message", contains("was not proposed"));
        on(ref, "/proposals/confirm", Map.of())
                .statusCode(200)
                .body("components.name", containsInAnyOrder(cloud, mail, calendar));
    }

    private void depends(String component, String on) {
        database.run(
                "INSERT INTO component_dependencies (component_id, depends_on)"
                        + " SELECT c.id, d.id FROM components c, components d WHERE c.name = ? AND d.name = ?",
                component,
                on);
    }

    private static String statusOf(String component) {
        return admin().get("/api/v1/components?limit=200").path("items.find { it.name == '" + component + "' }.status");
    }
}
