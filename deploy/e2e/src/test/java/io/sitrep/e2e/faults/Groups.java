package io.sitrep.e2e.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What {@code kafka-consumer-groups.sh} and {@code kafka-get-offsets.sh} do for an operator. */
final class Groups {
    private Groups() {}

    /** {@code --reset-offsets --to-earliest}; nobody of the group may run. */
    static void fromTheBeginning(String bootstrapServers, String group, String... topics)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
            admin.describeTopics(List.of(topics))
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> topic.partitions()
                            .forEach(each ->
                                    places.put(new TopicPartition(name, each.partition()), new OffsetAndMetadata(0))));
            admin.alterConsumerGroupOffsets(group, places).all().get();
        }
    }

    /** How many records were ever written to a topic. */
    static long end(String bootstrapServers, String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<TopicPartition, OffsetSpec> places = new HashMap<>();
            admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .values()
                    .forEach(each -> each.partitions()
                            .forEach(one ->
                                    places.put(new TopicPartition(topic, one.partition()), OffsetSpec.latest())));
            return admin.listOffsets(places).all().get().values().stream()
                    .mapToLong(each -> each.offset())
                    .sum();
        }
    }
}
