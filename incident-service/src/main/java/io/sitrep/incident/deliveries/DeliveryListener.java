package io.sitrep.incident.deliveries;

import io.quarkus.runtime.ShutdownEvent;
import io.sitrep.incident.broker.DeadLetters;
import io.sitrep.incident.broker.TopicListener;
import io.sitrep.incident.duty.DutiesBegin;
import io.sitrep.kit.trace.LogIds;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * Hears from the notifier how far the telling of each publication is, and keeps it beside the incident. Replicas share the
 * records. What was heard is kept before Kafka is told so: while the database is away it is heard again.
 */
@Singleton
class DeliveryListener extends TopicListener {
    private static final Logger LOG = Logger.getLogger(DeliveryListener.class);
    private static final String TOPIC = "sitrep.deliveries";
    private static final String NEWS = "io.sitrep.delivery.";
    private static final String ABOUT_THE_CONTENT = "22";

    /** A topic that does not exist yet is found this soon after it does. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final KeptCounts counts;
    private final DeadLetters deadLetters;

    DeliveryListener(
            KeptCounts counts,
            DeadLetters deadLetters,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        super(
                "news of deliveries",
                broker,
                Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG, "incident",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) LOOK_AGAIN.toMillis()));
        this.counts = counts;
        this.deadLetters = deadLetters;
    }

    void begin(@Observes DutiesBegin begin) {
        start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stop();
    }

    @Override
    protected void listen(Consumer<byte[], byte[]> consumer) {
        consumer.subscribe(List.of(TOPIC));
        while (!isClosing(Duration.ZERO)) {
            var records = consumer.poll(TICK);
            hears();
            if (!records.isEmpty()) {
                records.forEach(this::take);
                consumer.commitSync();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        // Another type may have another shape: it is not this version's to judge.
        if (!type(record).startsWith(NEWS)) {
            return;
        }
        try {
            counts.keep(counts.parse(record.value()));
        } catch (UnreadableNews poison) {
            LogIds.of()
                    .eventSaid(header(record, "ce_id"))
                    .errorf(LOG, "a record of %s goes to the dead-letter topic: %s", TOPIC, poison.getMessage());
            deadLetters.put(record, poison.getMessage());
        } catch (SQLException failure) {
            if (String.valueOf(failure.getSQLState()).startsWith(ABOUT_THE_CONTENT)) {
                deadLetters.put(record, "the database refuses it: " + failure.getSQLState());
                return;
            }
            throw new KafkaException("the database is away, SQL state " + failure.getSQLState(), failure);
        }
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        String type = header(record, "ce_type");
        return type == null ? "" : type;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
