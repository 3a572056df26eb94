package io.sitrep.notifier.outside;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Everything that lies in the broker. */
public final class Topics {
    private Topics() {}

    /** All records of a topic there are now, oldest first. */
    public static List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            return read(consumer, topic);
        }
    }

    /** Keys, values and headers of all topics, as one text. */
    public static String everything() {
        StringBuilder text = new StringBuilder();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            for (String topic : consumer.listTopics().keySet()) {
                if (!topic.startsWith("__")) {
                    read(consumer, topic).forEach(each -> append(each, text));
                }
            }
        }
        return text.toString();
    }

    private static void append(ConsumerRecord<String, byte[]> each, StringBuilder text) {
        text.append(each.key()).append('\n');
        if (each.value() != null) {
            text.append(new String(each.value(), StandardCharsets.UTF_8)).append('\n');
        }
        each.headers()
                .forEach(header -> text.append(new String(header.value(), StandardCharsets.UTF_8))
                        .append('\n'));
    }

    private static List<ConsumerRecord<String, byte[]>> read(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
            consumer.poll(Duration.ofMillis(200)).forEach(found::add);
        }
        return found;
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
