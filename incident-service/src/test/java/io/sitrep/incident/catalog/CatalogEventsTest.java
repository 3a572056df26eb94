package io.sitrep.incident.catalog;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.catalog.Files.put;
import static io.sitrep.incident.outbox.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.api.Suite;
import io.sitrep.incident.outbox.TopicReader;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reaches {@code sitrep.catalog}. */
@QuarkusTest
class CatalogEventsTest extends RealIncidentService {
    private static final String CHANGED = "io.sitrep.catalog.changed.v1";
    private static final String STATUS = "io.sitrep.component.status_changed.v1";

    private final String name = "E " + UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private TopicReader topic;

    @BeforeEach
    void open() {
        topic = new TopicReader(kafka, "sitrep.catalog");
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void aComponentIsToldWholeWhenItIsMadeChangedRetiredAndForgotten() {
        String needed = made("/api/v1/components", Map.of("name", name + " needed"));
        String id = made(
                "/api/v1/components", Map.of("name", name, "regions", List.of("IT"), "depends_on", List.of(needed)));
        admin().body(Map.of("description", "New"))
                .patch("/api/v1/components/" + id)
                .then()
                .statusCode(200);
        admin().delete("/api/v1/components/" + needed).then().statusCode(204);

        List<ConsumerRecord<String, String>> told = told("component:" + id, 3);
        assertThat(told)
                .allSatisfy(record -> assertThat(header(record, "ce_type")).isEqualTo(CHANGED));
        assertThat(header(told.get(0), "ce_subject")).isEqualTo("component " + name);
        JsonObject first = new JsonObject(told.get(0).value());
        assertThat(first.getString("kind")).isEqualTo("component");
        assertThat(first.getJsonArray("depends_on")).containsExactly(needed);
        assertThat(first.getJsonArray("regions")).containsExactly("IT");
        assertThat(new JsonObject(told.get(1).value()).getString("description")).isEqualTo("New");
        assertThat(new JsonObject(told.get(2).value()).getJsonArray("depends_on"))
                .isEmpty();
        assertThat(told("component:" + needed, 2).get(1).value()).isNull();
    }

    @Test
    void aStatusIsToldOnceForEachRealChange() {
        String id = made("/api/v1/components", Map.of("name", name));
        String ref = Suite.incident(Map.of("components", Suite.now(name, "partial_outage")));
        String other = Suite.incident(Map.of("components", Suite.now(name, "degraded_performance")));
        Suite.post(ref, Map.of("message", "m", "components", Suite.now(name, "partial_outage")))
                .statusCode(201);
        Suite.post(ref, Map.of("message", "m", "status", "resolved", "components", Suite.now(name, "operational")))
                .statusCode(201);
        Suite.post(other, Map.of("message", "m", "status", "resolved", "components", Suite.now(name, "operational")))
                .statusCode(201);
        admin().body(Map.of("position", 3))
                .patch("/api/v1/components/" + id)
                .then()
                .statusCode(200);

        List<ConsumerRecord<String, String>> told = told("component:" + id, 5);
        assertThat(told.stream().map(record -> header(record, "ce_type")))
                .containsExactly(CHANGED, STATUS, STATUS, STATUS, CHANGED);
        assertThat(told.stream()
                        .map(record -> new JsonObject(record.value()))
                        .map(data -> data.getString("old_status") + " > " + data.getString("status")))
                .containsExactly(
                        "null > operational",
                        "operational > partial_outage",
                        "partial_outage > degraded_performance",
                        "degraded_performance > operational",
                        "null > operational");
    }

    @Test
    void whatAFileMakesAndTakesAwayIsToldUnderItsKey() {
        String code = "e-" + name.substring(2, 20);
        put("""
                groups: [{name: %1$s, components: [{name: %1$s}]}]
                runbooks: []
                """.formatted(name)).statusCode(200);
        admin().body(Map.of("code", code, "name", "R"))
                .post("/api/v1/regions")
                .then()
                .statusCode(201);
        admin().delete("/api/v1/regions/" + code).then().statusCode(204);
        admin().body(Map.of("name", name)).post("/api/v1/people").then().statusCode(201);
        String key = "e-" + name.substring(2);
        admin().delete("/api/v1/people/" + key).then().statusCode(204);
        String group = id("/api/v1/component-groups");
        String component = id("/api/v1/components");
        put("groups: []").statusCode(200);
        put("components: []").statusCode(200);

        assertThat(values("region:" + code, 2)).last().isNull();
        assertThat(values("person:" + key, 2)).last().isNull();
        assertThat(values("group:" + group, 2)).last().isNull();
        List<String> told = values("component:" + component, 3);
        assertThat(new JsonObject(told.get(0)).getString("group_id")).isEqualTo(group);
        assertThat(new JsonObject(told.get(1)).getString("group_id")).isNull();
        assertThat(told.get(2)).isNull();
    }

    @Test
    void anImportTellsWhatItChangesAndNothingElse() {
        String code = name.substring(2, 14).replace("-", "0");
        importing(code, "operational");
        importing(code, "operational");
        importing(code, "major_outage");
        String id = admin().get("/api/v1/components/" + code)
                .then()
                .statusCode(200)
                .extract()
                .path("id");

        List<ConsumerRecord<String, String>> told = told("component:" + id, 3);
        assertThat(told.stream().map(record -> header(record, "ce_type"))).containsExactly(CHANGED, CHANGED, STATUS);
        JsonObject last = new JsonObject(told.get(2).value());
        assertThat(last.getString("old_status")).isEqualTo("operational");
        assertThat(last.getString("status")).isEqualTo("major_outage");
    }

    private void importing(String code, String status) {
        Map<String, Object> component = Map.of("id", code, "name", name, "status", status, "group", false);
        admin().body(Map.of(
                        "page", Map.of("id", "p"),
                        "components", List.of(component),
                        "incidents", List.of(),
                        "scheduled_maintenances", List.of()))
                .post("/api/v1/import/statuspage")
                .then()
                .statusCode(200);
    }

    @Test
    void whatIsTriedOrRefusedIsNotTold() {
        put("roles: [{key: nobody, name: " + name + "}, {key: nobody, name: N}]")
                .statusCode(422);
        Files.dryRun("roles: [{key: nobody, name: " + name + "}]").statusCode(200);
        admin().body(Map.of("key", "last_one", "name", name))
                .post("/api/v1/roles")
                .then()
                .statusCode(201);

        assertThat(values("role:last_one", 1)).hasSize(1);
        assertThat(topic.of("role:nobody")).isEmpty();
        admin().delete("/api/v1/roles/last_one").then().statusCode(204);
    }

    private String id(String path) {
        return admin().get(path + "?limit=200").then().extract().path("items.find { it.name == '" + name + "' }.id");
    }

    private static String made(String path, Map<String, ?> body) {
        return admin().body(body).post(path).then().statusCode(201).extract().path("id");
    }

    private List<String> values(String key, int many) {
        return told(key, many).stream().map(ConsumerRecord::value).toList();
    }

    private List<ConsumerRecord<String, String>> told(String key, int many) {
        await().until(() -> topic.of(key).size() >= many);
        assertThat(topic.of(key)).hasSize(many);
        return topic.of(key);
    }
}
