package io.sitrep.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final TopicPartition FIRST = new TopicPartition("sitrep.incidents", 0);

    @TempDir
    Path directory;

    @Test
    void topicAndRecordsAreThereAfterARestart() throws Exception {
        try (EmbeddedKafka kafka = start(0)) {
            kafka.createTopicIfAbsent(FIRST.topic(), 2, Map.of("max.message.bytes", "2097152"));
            send(kafka, "declared");
        }
        try (EmbeddedKafka kafka = start(0)) {
            kafka.createTopicIfAbsent(FIRST.topic(), 5, Map.of());
            assertThat(partitions(kafka)).isEqualTo(2);
            assertThat(read(kafka)).isEqualTo("declared");
        }
    }

    @Test
    void transactionsAndTheirFencingWork() throws Exception {
        try (EmbeddedKafka kafka = start(0);
                KafkaProducer<String, String> producer = producer(kafka, Map.of("transactional.id", "relay"))) {
            kafka.createTopicIfAbsent(FIRST.topic(), 1, Map.of());
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>(FIRST.topic(), 0, "key", "in a transaction"));
            producer.commitTransaction();
            assertThat(sent).isDone();
            assertThat(read(kafka)).isEqualTo("in a transaction");
        }
    }

    @Test
    void directoryInUseIsRefused() {
        try (EmbeddedKafka kafka = start(0)) {
            assertThatThrownBy(() -> start(0))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("Kafka cannot start")
                    .hasMessageContaining("in use by process");
            assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + kafka.port());
        }
    }

    @Test
    void busyPortIsNamedAndNothingStaysLocked() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(taken.getLocalPort()))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessage("Kafka cannot start: port %d is in use".formatted(taken.getLocalPort()));
        }
        DataDirectory.hold(directory, "Test").close();
    }

    private EmbeddedKafka start(int port) {
        return EmbeddedKafka.start(new EmbeddedKafka.Options(directory, port));
    }

    private static void send(EmbeddedKafka kafka, String value) throws Exception {
        try (KafkaProducer<String, String> producer = producer(kafka, Map.of())) {
            producer.send(new ProducerRecord<>(FIRST.topic(), 0, "key", value)).get();
        }
    }

    private static KafkaProducer<String, String> producer(EmbeddedKafka kafka, Map<String, Object> settings) {
        Map<String, Object> all = new java.util.HashMap<>(settings);
        all.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    private static String read(EmbeddedKafka kafka) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(FIRST));
            consumer.seekToBeginning(List.of(FIRST));
            for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofSeconds(20))) {
                return each.value();
            }
            return null;
        }
    }

    private static int partitions(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.describeTopics(List.of(FIRST.topic()))
                    .allTopicNames()
                    .get()
                    .get(FIRST.topic())
                    .partitions()
                    .size();
        }
    }
}
