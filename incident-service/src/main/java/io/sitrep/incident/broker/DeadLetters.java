package io.sitrep.incident.broker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Where records go that can't be understood, as they came: {@code <topic>.incident-dlq}. */
@Singleton
public class DeadLetters {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> settings;
    private final MeterRegistry meters;
    private Producer<byte[], byte[]> producer;

    DeadLetters(@Identifier("default-kafka-broker") Map<String, Object> broker, MeterRegistry meters) {
        this.meters = meters;
        // From the start, so that the first is seen to be one more than none.
        counted("sitrep.deliveries");
        settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
    }

    /**
     * Returns once Kafka has it.
     *
     * @throws KafkaException when it has not: the record must be heard again
     */
    public synchronized void put(ConsumerRecord<byte[], byte[]> record, String reason) {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        Headers headers = new RecordHeaders(record.headers());
        headers.add("dead-letter-reason", reason.getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(new ProducerRecord<>(
                            record.topic() + ".incident-dlq", null, record.key(), record.value(), headers))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            counted(record.topic()).increment();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while putting a record away", stopped);
        } catch (ExecutionException | TimeoutException failure) {
            throw new KafkaException("a record could not be put away", failure);
        }
    }

    private Counter counted(String topic) {
        return meters.counter("sitrep.events.dead.lettered", "topic", topic);
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
