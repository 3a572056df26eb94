package io.sitrep.incident.catalog.change;

import static io.sitrep.incident.api.Suite.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.outbox.TopicReader;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogToldAnewTest extends RealIncidentService {
    private final String name = "Anew " + UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    CatalogToldAnew catalog;

    @Inject
    Database database;

    private TopicReader topic;

    @BeforeEach
    void open() {
        topic = new TopicReader(kafka, "sitrep.catalog");
    }

    @AfterEach
    void close() {
        topic.close();
        database.run("UPDATE whereabouts SET catalog_pending = false");
    }

    @Test
    void afterARestoreEachThingIsToldAsOfNowAndWhatIsNotThereAsGone() {
        String kept = made(name + " kept");
        String lost = made(name + " lost");
        await().until(() -> !told(kept).isEmpty() && !told(lost).isEmpty());
        database.run("UPDATE components SET updated_at = now() - interval '1 day' WHERE id = ?::uuid", kept);
        database.run("DELETE FROM components WHERE id = ?::uuid", lost);
        Instant before = Instant.now();

        database.run("UPDATE whereabouts SET catalog_pending = true");
        catalog.look();

        await().untilAsserted(() -> {
            assertThat(told(kept)).hasSizeGreaterThan(1);
            assertThat(last(lost)).isEmpty();
        });
        assertThat(Instant.parse(last(kept).orElseThrow().getString("updated_at")))
                .isAfter(before.minusSeconds(1));
        assertThat(database.count("SELECT count(*) FROM whereabouts WHERE catalog_pending"))
                .isZero();
    }

    @Test
    void aTopicIsEmptyOnceItIsThereAndUntilSomethingIsWritten() throws Exception {
        String empty = "empty-" + UUID.randomUUID();
        CatalogTopic place = new CatalogTopic(Map.of("bootstrap.servers", kafka), empty);
        assertThat(place.isEmpty()).as("while it is not there").isFalse();

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(empty, Optional.of(2), Optional.empty())))
                    .all()
                    .get(1, TimeUnit.MINUTES);
        }
        await().until(place::isEmpty);

        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(empty, "component:1", new byte[1]))
                    .get(1, TimeUnit.MINUTES);
            producer.send(new ProducerRecord<>(empty, "component:2", new byte[1]))
                    .get(1, TimeUnit.MINUTES);
            producer.send(new ProducerRecord<>(empty, "component:1", null)).get(1, TimeUnit.MINUTES);
        }
        assertThat(place.isEmpty()).isFalse();
        await().untilAsserted(() -> assertThat(place.keys())
                .hasValueSatisfying(keys -> assertThat(keys).containsExactly("component:2")));
    }

    private static String made(String called) {
        return admin().body(Map.of("name", called))
                .post("/api/v1/components")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<ConsumerRecord<String, String>> told(String id) {
        return topic.of("component:" + id);
    }

    private Optional<JsonObject> last(String id) {
        List<ConsumerRecord<String, String>> all = told(id);
        return Optional.ofNullable(all.get(all.size() - 1).value()).map(JsonObject::new);
    }
}
