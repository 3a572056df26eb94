package io.sitrep.incident.catalog.change;

import static java.util.stream.Collectors.toMap;

import io.sitrep.incident.outbox.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** What others can know of the catalog: what stands in its topic. While that can't be seen nothing is said of it. */
@Singleton
class CatalogTopic {
    private static final Logger LOG = Logger.getLogger(CatalogTopic.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> broker;
    private final String topic;

    @Inject
    CatalogTopic(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this(broker, Topics.CATALOG);
    }

    CatalogTopic(Map<String, Object> broker, String topic) {
        this.broker = broker;
        this.topic = topic;
    }

    /** Whether it is there, and nothing was ever written to it. */
    boolean isEmpty() {
        try (Admin admin = Admin.create(settings())) {
            Map<TopicPartition, OffsetSpec> ends = admin
                    .describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .get(topic)
                    .partitions()
                    .stream()
                    .collect(toMap(each -> new TopicPartition(topic, each.partition()), each -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).values().stream()
                    .allMatch(each -> each.offset() == 0);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | KafkaException away) {
            LOG.debugf("what is on %s can not be seen: %s", topic, away.toString());
            return false;
        }
    }

    /** The keys of what is told there and not gone. */
    Optional<Set<String>> keys() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(reading(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            Set<String> keys = new HashSet<>();
            Instant late = Instant.now().plus(LONGEST);
            while (partitions.stream().anyMatch(each -> consumer.position(each, PATIENCE) < ends.get(each))) {
                if (Instant.now().isAfter(late)) {
                    return Optional.empty();
                }
                consumer.poll(POLL).forEach(each -> note(keys, each.key(), each.value()));
            }
            return Optional.of(keys);
        } catch (KafkaException away) {
            LOG.debugf("what is on %s can not be read: %s", topic, away.toString());
            return Optional.empty();
        }
    }

    private static void note(Set<String> keys, String key, byte[] value) {
        if (value == null) {
            keys.remove(key);
        } else {
            keys.add(key);
        }
    }

    private Map<String, Object> reading() {
        Map<String, Object> settings = settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    private Map<String, Object> settings() {
        return new HashMap<>(broker);
    }
}
