package io.sitrep.notifier.erasure;

import static java.util.stream.Collectors.toMap;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Writes to {@code sitrep.erasures}: key is the fingerprint, value the time. Compacted, so that nothing of it ever expires. */
@Singleton
class ErasureTopic {
    static final String NAME = "sitrep.erasures";
    private static final int PATIENCE_SECONDS = 10;

    private final MutinyEmitter<byte[]> emitter;
    private final Map<String, Object> broker;
    private final AtomicBoolean there = new AtomicBoolean();

    ErasureTopic(
            @Channel("erasures-out") MutinyEmitter<byte[]> emitter,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.emitter = emitter;
        this.broker = broker;
    }

    /** Made compacted before anything is written: a topic that came to be by itself would forget after a week. */
    Uni<Void> isThere() {
        return there.get()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .voidItem()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(this::make)
                        .invoke(() -> there.set(true));
    }

    /** Done when every replica of the broker that must have it has it. */
    Uni<Void> write(String fingerprint, OffsetDateTime at) {
        return emitter.sendMessage(Message.of(at.toString().getBytes(StandardCharsets.UTF_8))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(fingerprint)
                        .build()));
    }

    /**
     * @param id Kafka's own, which another topic of the name does not have
     * @param next the next offset of each partition
     */
    record Place(String id, Map<Integer, Long> next) {
        /** How many records were ever written to it. */
        long length() {
            return next.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The next offset of each partition. */
    Uni<Map<Integer, Long>> end() {
        return place().map(Place::next);
    }

    /** Which topic it is by now, and how far. Where it is gone it is made before the next is written. */
    Uni<Place> place() {
        return Uni.createFrom()
                .item(this::lookAtTheEnd)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(() -> there.set(false));
    }

    private Place lookAtTheEnd() {
        try (Admin admin = Admin.create(settings())) {
            TopicDescription topic = admin.describeTopics(List.of(NAME))
                    .allTopicNames()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .get(NAME);
            Map<TopicPartition, OffsetSpec> partitions = topic.partitions().stream()
                    .collect(toMap(each -> new TopicPartition(NAME, each.partition()), each -> OffsetSpec.latest()));
            return new Place(
                    topic.topicId().toString(),
                    admin.listOffsets(partitions).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS).entrySet().stream()
                            .collect(toMap(
                                    each -> each.getKey().partition(),
                                    each -> each.getValue().offset())));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        } catch (ExecutionException | TimeoutException away) {
            throw new IllegalStateException("the broker does not say where the log of erasures ends", away);
        }
    }

    private Map<String, Object> settings() {
        return new HashMap<>(broker);
    }

    private void make() {
        try (Admin admin = Admin.create(settings())) {
            NewTopic topic = new NewTopic(NAME, Optional.of(1), Optional.empty())
                    .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
            admin.createTopics(List.of(topic)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("the topic of erasures can not be made", refused.getCause());
            }
        } catch (TimeoutException away) {
            throw new IllegalStateException("the broker does not answer", away);
        }
    }
}
