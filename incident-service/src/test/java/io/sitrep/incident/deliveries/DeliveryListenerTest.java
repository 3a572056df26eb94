package io.sitrep.incident.deliveries;

import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.outbox.TopicReader;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many were told of an incident, as the notifier says it. Records are the notifier's own examples. */
@QuarkusTest
class DeliveryListenerTest extends RealIncidentService {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Path EXAMPLE = Path.of("..", "notifier-service/contract/examples/delivery-completed.json");

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    @Inject
    ObjectMapper json;

    @Inject
    MeterRegistry meters;

    private String ref;
    private String id;

    @BeforeEach
    void declared() {
        ref = incident(Map.of());
        id = read(ref).extract().path("id");
    }

    @Test
    void nothingIsSaidBeforeTheNotifierSaidAnything() {
        read(ref).body("deliveries", nullValue());
    }

    @Test
    void incidentShowsHowManyWereToldFailedOverAndUnreachable() {
        UUID first = publication(1);
        UUID second = publication(2);
        say(news(second, 1, 5, 2, 1));
        say(news(first, 3, 10, 4, 0));
        await().untilAsserted(() ->
                read(ref).body("deliveries.publications.publication", contains(first.toString(), second.toString())));

        read(ref)
                .body("deliveries.planned", equalTo(15))
                .body("deliveries.delivered", equalTo(9))
                .body("deliveries.failed_over", equalTo(6))
                .body("deliveries.unreachable", equalTo(1))
                .body("deliveries.first_at", equalTo("2026-03-04T10:10:00.100Z"))
                .body("deliveries.publications.failed_over", contains(4, 2))
                .header("ETag", equalTo("\"1\""));
    }

    @Test
    void whatIsOlderOrHeardAgainChangesNothing() {
        UUID event = publication(1);
        say(news(event, 3, 10, 0, 0));
        say(news(event, 2, 7, 0, 0));
        say(news(event, 3, 8, 0, 0));
        UUID last = publication(2);
        say(news(last, 1, 1, 0, 0));
        await().untilAsserted(() -> read(ref).body("deliveries.planned", equalTo(11)));
    }

    @Test
    void whatCanNotBeReadIsPutAwayAndWhatFollowsIsHeard() {
        double before = deadLettered();
        send("io.sitrep.delivery.progress.v1", "{\"sequence\": \"many\"}");
        send("io.sitrep.delivery.progress.v1", "{}");
        send("io.sitrep.something.else.v1", "not for us");
        ObjectNode odd = news(publication(3), 1, 1, 0, 0);
        odd.put("kind", "a\u0000b");
        say(odd);
        ObjectNode later = news(publication(1), 1, 4, 0, 0);
        later.put("said_by_a_later_release", true);
        say(later);

        await().untilAsserted(() -> read(ref).body("deliveries.planned", equalTo(4)));
        try (TopicReader dead =
                new TopicReader(broker.get("bootstrap.servers").toString(), "sitrep.deliveries.incident-dlq")) {
            await().untilAsserted(() -> assertThat(dead.of(id))
                    .as("each at least once")
                    .extracting(ConsumerRecord::value)
                    .containsOnly("{\"sequence\": \"many\"}", "{}", odd.toString()));
            assertThat(dead.of(id).get(0).value()).isEqualTo("{\"sequence\": \"many\"}");
            assertThat(TopicReader.header(dead.of(id).get(0), "ce_type")).isEqualTo("io.sitrep.delivery.progress.v1");
        }
        assertThat(deadLettered()).isGreaterThanOrEqualTo(before + 3);
    }

    private double deadLettered() {
        return meters.counter("sitrep.events.dead.lettered", "topic", "sitrep.deliveries")
                .count();
    }

    /** In the order of their numbers. */
    private static UUID publication(int number) {
        return UUID.fromString(
                "0199d3c0-000" + number + "-7" + UUID.randomUUID().toString().substring(15));
    }

    private ObjectNode news(UUID publication, int sequence, int planned, int failedOver, int unreachable) {
        ObjectNode data = (ObjectNode) example().get("data");
        data.put("sequence", sequence)
                .put("publication", publication.toString())
                .put("unreachable", unreachable);
        ((ObjectNode) data.get("incident")).put("id", id);
        ObjectNode counts = (ObjectNode) data.get("counts");
        counts.put("planned", planned).put("delivered", planned - failedOver).put("failed_over", failedOver);
        counts.put("dead", 0);
        return data;
    }

    private JsonNode example() {
        try {
            return json.readTree(Files.readString(EXAMPLE));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void say(JsonNode data) {
        send("io.sitrep.delivery.completed.v1", data.toString());
    }

    private void send(String type, String data) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(new HashMap<>(broker), new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>("sitrep.deliveries", id, data);
            record.headers().add("ce_type", type.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(producer.send(record)).succeedsWithin(SOON);
        }
    }
}
