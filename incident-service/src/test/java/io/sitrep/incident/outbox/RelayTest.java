package io.sitrep.incident.outbox;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.declare;
import static io.sitrep.incident.api.Suite.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.lines.Lines;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RelayTest extends RealIncidentService {
    @Inject
    Database database;

    @Inject
    OutboxTable table;

    @Inject
    EventProducer.Factory producers;

    @Inject
    OutboxMetrics metrics;

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private TopicReader facts;
    private TopicReader publications;

    @BeforeEach
    void listen() {
        facts = new TopicReader(kafka, Topics.INCIDENTS);
        publications = new TopicReader(kafka, Topics.PUBLICATIONS);
    }

    @AfterEach
    void stopListening() {
        facts.close();
        publications.close();
    }

    @Test
    void everyChangeReachesBothTopicsInOrderAndLeavesTheOutbox() {
        String id =
                declare(Map.of("title", "Down", "message", "One.")).extract().path("id");
        post(id, Map.of("message", "Two.", "status", "identified")).statusCode(201);
        post(id, Map.of("message", "Three.", "status", "resolved")).statusCode(201);

        await().until(() -> publications.of(id).size() == 3 && facts.of(id).size() == 3);
        assertThat(facts.of(id))
                .extracting(record -> TopicReader.header(record, "ce_type"))
                .containsExactly(
                        "io.sitrep.incident.declared.v1",
                        "io.sitrep.incident.updated.v1",
                        "io.sitrep.incident.resolved.v1");
        assertThat(messages(publications.of(id))).containsExactly("One.", "Two.", "Three.");
        assertThat(sequences(publications.of(id))).containsExactly(1L, 2L, 3L);
        await().until(() -> database.count("SELECT count(*) FROM outbox WHERE key = ?", id) == 0);
    }

    @Test
    void anEventCarriesWhatCloudEventsWantsAndTheTraceOfItsRequest() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        String id = admin().header("traceparent", trace)
                .body(Map.of("title", "Traced", "message", "m"))
                .post("/api/v1/incidents")
                .then()
                .extract()
                .path("id");

        await().until(() -> publications.of(id).size() == 1);
        var record = publications.of(id).get(0);
        assertThat(TopicReader.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(TopicReader.header(record, "ce_id"))).isNotNull();
        assertThat(TopicReader.header(record, "ce_source")).isEqualTo("/incident-service");
        assertThat(TopicReader.header(record, "ce_subject")).startsWith("INC-");
        assertThat(TopicReader.header(record, "content-type")).isEqualTo("application/json");
        assertThat(TopicReader.header(record, "traceparent")).isEqualTo(trace);
    }

    @Test
    void nothingInternalReachesTheTopicOfPublications() {
        String id = declare(Map.of("title", "Open to all", "message", "Said to all."))
                .extract()
                .path("id");
        post(id, Map.of("message", "It was Bob's deploy.", "visibility", "internal", "status", "identified"))
                .statusCode(201);
        post(id, Map.of("message", "Said to all again.")).statusCode(201);
        String secret = declare(Map.of("title", "Secret", "message", "Hush.", "visibility", "internal"))
                .extract()
                .path("id");
        String after = declare(Map.of("title", "Told after the secret", "message", "m"))
                .extract()
                .path("id");

        await().until(() -> facts.of(id).size() == 3 && facts.of(secret).size() == 1);
        await().until(() -> publications.of(id).size() == 2);
        assertThat(publications.of(id).toString()).doesNotContain("Bob");
        assertThat(sequences(publications.of(id))).containsExactly(1L, 2L);
        // The relay goes by the order of writing: once this one is there, the secret one would be too.
        await().until(() -> publications.of(after).size() == 1);
        assertThat(publications.of(secret)).isEmpty();
    }

    @Test
    void aRowThatCannotBeSentParksItsOwnIncidentAlone() {
        String stuck = UUID.randomUUID().toString();
        try (Lines lines = Lines.listen()) {
            UUID tooLarge = insert(stuck, "x".repeat(3 * 1024 * 1024));
            insert(stuck, "{\"sequence\":2}");
            String free =
                    declare(Map.of("title", "Free", "message", "m")).extract().path("id");

            await().until(() -> publications.of(free).size() == 1);
            await().until(() -> database.count(
                            "SELECT count(*) FROM outbox WHERE key = ? AND parked_at IS NOT NULL"
                                    + " AND parked_reason IS NOT NULL",
                            stuck)
                    == 1);
            await().until(() -> !lines.saying("holds up its incident", stuck).isEmpty());
            assertThat(lines.saying("holds up its incident", stuck)).allSatisfy(line -> {
                assertThat(line.level()).isEqualTo("ERROR");
                assertThat(line.text()).startsWith("eventId=" + tooLarge + " can't be sent");
                assertThat(line.fields())
                        .containsEntry("eventId", tooLarge.toString())
                        .containsEntry("incidentId", stuck)
                        .containsEntry("incidentRef", "INC-0");
            });
            // What is sent is a line of its incident as well.
            await().until(() ->
                    !lines.saying("io.sitrep.publication.published.v1", free).isEmpty());
            database.run("UPDATE outbox SET time = now() - interval '5 minutes' WHERE key = ?", stuck);
            double before = Instant.now().getEpochSecond();
            metrics.look().await().indefinitely();
            assertThat(meters.get("sitrep.outbox.parked").gauge().value()).isEqualTo(1);
            assertThat(meters.get("sitrep.outbox.oldest.age.seconds").gauge().value())
                    .isGreaterThanOrEqualTo(300);
            assertThat(meters.get("sitrep.outbox.waiting.oldest.age.seconds")
                            .gauge()
                            .value())
                    .as("neither what is parked nor what waits behind it")
                    .isLessThan(60);
            assertThat(meters.get("sitrep.outbox.looked.at.timestamp.seconds")
                            .gauge()
                            .value())
                    .isBetween(before, Instant.now().getEpochSecond() + 1.0);
            assertThat(publications.of(stuck)).isEmpty();
            assertThat(database.count("SELECT count(*) FROM outbox WHERE key = ?", stuck))
                    .isEqualTo(2);
            database.run("DELETE FROM outbox WHERE key = ?", stuck);
        }
    }

    @Test
    void whileOneReplicaDrainsNoOtherDoes() throws Exception {
        String id =
                declare(Map.of("title", "Drained", "message", "m")).extract().path("id");
        await().until(() -> publications.of(id).size() == 1);

        assertThat(table.tryBecomeDrainer()).isNull();
        assertThat(database.count(
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND"
                                + " (classid::bigint << 32) | objid::bigint = ?",
                        OutboxTable.LOCK))
                .isEqualTo(1);
    }

    @Test
    void aStalledTwinIsFencedOffByTheNextProducer() {
        // Opening a second producer of the same transactional id is what a replica does that takes over: the relay's
        // own one fails with its next batch, opens anew, and nothing is lost or told out of order.
        EventProducer twin = producers.open();
        String id = declare(Map.of("title", "After the twin", "message", "m"))
                .extract()
                .path("id");

        await().until(() -> publications.of(id).size() == 1);
        var late = new PendingEvent(
                0, UUID.randomUUID(), Topics.PUBLICATIONS, id, "t", "s", java.time.Instant.now(), null, "{}");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> twin.send(List.of(late)))
                .hasStackTraceContaining("Epoch");
        twin.close();
        assertThat(publications.of(id)).hasSize(1);
    }

    private UUID insert(String key, String data) {
        UUID event = UUID.randomUUID();
        database.run(
                "INSERT INTO outbox (event_id, topic, key, type, subject, time, data)"
                        + " VALUES (?, 'sitrep.publications', ?, 'test', 'INC-0', now(), ?)",
                event,
                key,
                data);
        return event;
    }

    private static List<String> messages(List<ConsumerRecord<String, String>> records) {
        return records.stream()
                .map(record -> JsonPath.from(record.value()).getString("change.message"))
                .toList();
    }

    private static List<Long> sequences(List<ConsumerRecord<String, String>> records) {
        return records.stream()
                .flatMapToLong(
                        record -> LongStream.of(JsonPath.from(record.value()).getLong("sequence")))
                .boxed()
                .toList();
    }
}
