package io.sitrep.incident.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From where a replica hears a real broker. */
@QuarkusTest
class FollowingTest extends RealIncidentService {
    private final TopicPartition partition = new TopicPartition("following-" + UUID.randomUUID(), 0);

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    @BeforeEach
    void fiveRecords() throws Exception {
        try (Admin admin = Admin.create(settings());
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(partition.topic(), Optional.of(1), Optional.of((short) 1))))
                    .all()
                    .get();
            for (int i = 0; i < 5; i++) {
                producer.send(new ProducerRecord<>(partition.topic(), "incident", "{}"))
                        .get();
            }
        }
    }

    @Test
    void whatWasPublishedSinceTheLastReadIsHeard() {
        assertThat(begins(Map.of(partition.toString(), 3L))).isEqualTo(3);
    }

    @Test
    void withoutOffsetsItIsFollowedFromTheEnd() {
        assertThat(begins(Map.of())).isEqualTo(5);
    }

    @Test
    void offsetsWhoseRecordsHaveExpiredAreNamedAndTheEndIsTakenInstead() throws Exception {
        try (Admin admin = Admin.create(settings())) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(4)))
                    .all()
                    .get();
        }
        assertThat(begins(Map.of(partition.toString(), 3L), partition.toString()))
                .isEqualTo(5);
        assertThat(begins(Map.of(partition.toString(), 4L))).isEqualTo(4);
    }

    @Test
    void offsetsOfAnotherBrokerAreNamedAndTheEndIsTakenInstead() {
        assertThat(begins(Map.of(partition.toString(), 3_000L), partition.toString()))
                .isEqualTo(5);
    }

    private long begins(Map<String, Long> heard, String... unusable) {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            assertThat(Following.from(heard, consumer, Set.of(partition))).containsExactly(unusable);
            return Following.positions(consumer).get(partition);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.remove("group.id");
        return settings;
    }
}
