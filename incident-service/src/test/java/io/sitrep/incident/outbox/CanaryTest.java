package io.sitrep.incident.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CanaryTest extends RealIncidentService {
    @Inject
    Canary canary;

    @Inject
    Database database;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void aSignOfLifeGoesTheWayOfAnUpdateAndIsNoIncident() throws Exception {
        try (TopicReader publications = new TopicReader(kafka, Topics.PUBLICATIONS)) {
            long before = System.currentTimeMillis();
            canary.sing().await().indefinitely();
            await().until(() -> !publications.of(SignOfLife.INCIDENT).isEmpty());
            ConsumerRecord<String, String> record =
                    publications.of(SignOfLife.INCIDENT).get(0);
            assertThat(TopicReader.header(record, "ce_type")).isEqualTo(SignOfLife.TYPE);
            JsonNode said = json.readTree(record.value());
            assertThat(said.path("sequence").asLong()).isBetween(before, System.currentTimeMillis());
            assertThat(said.path("incident").path("id").asText()).isEqualTo(SignOfLife.INCIDENT);
            await().until(() -> database.count("SELECT count(*) FROM outbox WHERE key = ?", SignOfLife.INCIDENT) == 0);
        }
        given().get("/").then().statusCode(200);
        assertThat(given().get("/").asString()).doesNotContain("Sign of life", "CANARY");
    }

    @Test
    void whileOneWaitsNoOtherIsAdded() {
        database.run(
                "INSERT INTO outbox (event_id, topic, key, type, subject, time, data, parked_at)"
                        + " SELECT gen_random_uuid(), 'sitrep.publications', ?, 'test', 'CANARY', now(), '{}', now()",
                SignOfLife.INCIDENT);
        try {
            canary.sing().await().indefinitely();
            assertThat(database.count("SELECT count(*) FROM outbox WHERE key = ?", SignOfLife.INCIDENT))
                    .isEqualTo(1);
        } finally {
            database.run("DELETE FROM outbox WHERE key = ?", SignOfLife.INCIDENT);
        }
    }
}
