package io.sitrep.incident.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes events to Kafka as CloudEvents 1.0 in binary mode, each batch in one transaction. Its transactional id is
 * fixed: opening a second one anywhere fences this one off, so that a stalled twin can't write any more.
 */
public final class EventProducer implements AutoCloseable {
    private static final String TRANSACTIONAL_ID = "sitrep-incident-outbox";
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Producer<String, String> kafka;

    private EventProducer(Producer<String, String> kafka) {
        this.kafka = kafka;
    }

    /**
     * Sends all or nothing.
     *
     * @throws Unsendable when Kafka refuses one event for what it is; nothing was sent
     */
    void send(List<PendingEvent> events) throws Unsendable, ExecutionException, InterruptedException {
        kafka.beginTransaction();
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
            for (PendingEvent event : events) {
                Future<RecordMetadata> answer = kafka.send(record(event));
                if (answer.isDone()) {
                    // Refused on the spot: after that the transaction takes nothing more.
                    acknowledged(event, answer);
                }
                sent.add(answer);
            }
            kafka.flush();
            for (int i = 0; i < sent.size(); i++) {
                acknowledged(events.get(i), sent.get(i));
            }
            kafka.commitTransaction();
        } catch (Unsendable refused) {
            kafka.abortTransaction();
            throw refused;
        }
    }

    private static void acknowledged(PendingEvent event, Future<RecordMetadata> sent)
            throws Unsendable, ExecutionException, InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof RecordTooLargeException
                    || cause instanceof SerializationException
                    || cause instanceof InvalidTopicException) {
                throw new Unsendable(event, cause.getMessage());
            }
            throw failure;
        }
    }

    private static ProducerRecord<String, String> record(PendingEvent event) {
        var record = new ProducerRecord<>(event.topic(), event.key(), event.data());
        Headers headers = record.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", event.eventId().toString());
        add(headers, "ce_source", "/incident-service");
        add(headers, "ce_type", event.type());
        add(headers, "ce_time", event.time().toString());
        add(headers, "ce_subject", event.subject());
        add(headers, "content-type", "application/json");
        if (event.traceparent() != null) {
            add(headers, "traceparent", event.traceparent());
        }
        return record;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        kafka.close(CLOSE);
    }

    /** An event that Kafka will never take. */
    static final class Unsendable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient PendingEvent event;

        Unsendable(PendingEvent event, String reason) {
            super(reason);
            this.event = event;
        }

        PendingEvent event() {
            return event;
        }
    }

    /** Opens the one producer. */
    @ApplicationScoped
    public static class Factory {
        /** A record is at most 1 MiB by contract; the producer's limit also counts its headers. */
        private static final int LARGEST = 1024 * 1024 + 4096;

        private static final int BATCH = 512 * 1024;

        private final Map<String, Object> broker;

        /** @param broker where Kafka is and how one gets in, as all channels of this service use it */
        Factory(@Identifier("default-kafka-broker") Map<String, Object> broker) {
            this.broker = Map.copyOf(broker);
        }

        /** Fences off whoever held the transactional id before. */
        EventProducer open() {
            Map<String, Object> config = new HashMap<>(broker);
            config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
            config.put(ProducerConfig.ACKS_CONFIG, "all");
            // All of a partition's records go in one request: a second one that overtakes the first, while the broker
            // still
            // adds the partition to the transaction, is refused and costs a tenth of a second.
            config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
            config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH);
            config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
            config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
            config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
            config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
            Producer<String, String> kafka =
                    new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
            try {
                kafka.initTransactions();
            } catch (RuntimeException failure) {
                kafka.close(CLOSE);
                throw failure;
            }
            return new EventProducer(kafka);
        }
    }
}
