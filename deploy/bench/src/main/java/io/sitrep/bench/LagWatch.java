package io.sitrep.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what the relay writes, as a consumer does, and notes how old each event is when it is seen: from the moment its
 * change was decided (ce_time, milliseconds), so the rest of the transaction and its commit are in it.
 */
final class LagWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::run, "lag-watch");
    private Histogram micros = Sample.histogram();
    private volatile boolean closed;

    LagWatch(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = List.of("sitrep.incidents", "sitrep.publications").stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        thread.setDaemon(true);
        thread.start();
    }

    /** What was seen since the last time this was asked. */
    synchronized Histogram take() {
        Histogram taken = micros;
        micros = Sample.histogram();
        return taken;
    }

    private void run() {
        while (!closed) {
            var records = consumer.poll(POLL);
            Instant now = Instant.now();
            synchronized (this) {
                records.forEach(record -> micros.recordValue(age(record, now)));
            }
        }
        consumer.close();
    }

    private static long age(ConsumerRecord<byte[], byte[]> record, Instant now) {
        String time = new String(record.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8);
        return Math.max(0, Duration.between(Instant.parse(time), now).toNanos() / 1_000);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
