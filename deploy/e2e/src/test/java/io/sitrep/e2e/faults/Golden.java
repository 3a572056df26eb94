package io.sitrep.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The examples of a release's published language, said on Kafka, and whether those who listen could read them. */
final class Golden implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Who reads what, and commits how far. */
    private static final Map<String, List<String>> READERS = Map.of(
            "sitrep.incidents", List.of("bot"),
            "sitrep.publications", List.of("bot", "notifier"),
            "sitrep.deliveries", List.of("bot", "incident"),
            "sitrep.signals", List.of("bot"));

    private final KafkaProducer<String, byte[]> producer;
    private final Admin admin;
    private final List<RecordMetadata> said = new ArrayList<>();

    /** One example. */
    record Example(String type, String topic, String key, JsonNode data) {}

    Golden(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** @param release where it lies */
    static List<Example> examples(Path release) throws IOException {
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(release.resolve("incident-service/contract/examples"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode event = JSON.readTree(Files.readString(file));
                examples.add(new Example(
                        event.get("type").asText(),
                        event.get("topic").asText(),
                        event.get("key").asText(),
                        event.get("data")));
            }
        }
        return examples;
    }

    /** As a later release may say it: with fields that nobody knows yet, wherever fields are. */
    static Example later(Example example) {
        if (!example.data().isObject()) {
            return example;
        }
        ObjectNode data = example.data().deepCopy();
        Stream.of(data, data.path("incident"), data.path("change"))
                .filter(JsonNode::isObject)
                .forEach(each -> ((ObjectNode) each).putObject("of_tomorrow").put("is", true));
        return new Example(example.type(), example.topic(), example.key(), data);
    }

    /** The same as a kind of event that nobody knows yet. */
    static Example ofAKindUnknown(Example example, String type) {
        return new Example(type, example.topic(), example.key(), example.data());
    }

    void say(Example example) throws IOException, ExecutionException, InterruptedException {
        byte[] value = example.data().isNull() ? null : JSON.writeValueAsBytes(example.data());
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(example.topic(), example.key(), value);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/incident-service",
                        "ce_type", example.type(),
                        "ce_time", Instant.now().toString(),
                        "ce_subject", "INC-1",
                        "content-type", "application/json")
                .forEach((name, text) -> event.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        said.add(producer.send(event).get());
    }

    /** Whether everybody is past all that was said here, able to read it or not. */
    boolean isHeard() throws ExecutionException, InterruptedException {
        for (RecordMetadata each : said) {
            TopicPartition place = new TopicPartition(each.topic(), each.partition());
            for (String reader : READERS.getOrDefault(each.topic(), List.of())) {
                OffsetAndMetadata next = admin.listConsumerGroupOffsets(reader)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(place);
                if (next == null || next.offset() <= each.offset()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How many records nobody could read so far. */
    long unreadable() throws ExecutionException, InterruptedException {
        List<String> letters = admin.listTopics().names().get().stream()
                .filter(name -> name.endsWith("-dlq"))
                .toList();
        Map<TopicPartition, OffsetSpec> places = new HashMap<>();
        admin.describeTopics(letters)
                .allTopicNames()
                .get()
                .forEach((name, topic) -> topic.partitions()
                        .forEach(each -> places.put(new TopicPartition(name, each.partition()), OffsetSpec.latest())));
        return admin.listOffsets(places).all().get().values().stream()
                .mapToLong(each -> each.offset())
                .sum();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
