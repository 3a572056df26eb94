package io.sitrep.incident.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, committed records alone, as any consumer of ours does. */
public final class TopicReader implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> read = new ArrayList<>();

    public TopicReader(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", "test-" + UUID.randomUUID(),
                        "auto.offset.reset", "earliest",
                        "metadata.max.age.ms", "500",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(topic));
    }

    /** All records of one key that have arrived by now, in order. */
    public List<ConsumerRecord<String, String>> of(String key) {
        consumer.poll(Duration.ofMillis(200)).forEach(read::add);
        return read.stream().filter(record -> record.key().equals(key)).toList();
    }

    /** All records that were committed before this call, in order of arrival. */
    public List<ConsumerRecord<String, String>> all() {
        do {
            consumer.poll(Duration.ofMillis(200)).forEach(read::add);
        } while (consumer.assignment().isEmpty() || isBehind());
        return List.copyOf(read);
    }

    private boolean isBehind() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    public static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
