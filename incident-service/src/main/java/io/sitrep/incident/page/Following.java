package io.sitrep.incident.page;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * From where topics are followed: from the offsets of the state that is shown, so that nothing published since goes unheard,
 * and from the end where there are none. Offsets whose records have expired, or that another broker wrote, are as good as
 * none: the database read that follows each beginning makes up for what they would have told.
 */
final class Following {
    private static final Logger LOG = Logger.getLogger(Following.class);

    private Following() {}

    /**
     * Has the consumer follow these partitions.
     *
     * @param heard the next offset of each, by {@code topic-partition}; what it does not name is followed from the end
     * @return those whose offsets could not be used
     */
    static Set<String> from(
            Map<String, Long> heard, Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        Set<String> unusable = new TreeSet<>();
        for (TopicPartition partition : partitions) {
            long wanted = heard.getOrDefault(partition.toString(), end.get(partition));
            boolean there = wanted >= first.get(partition) && wanted <= end.get(partition);
            consumer.seek(partition, there ? wanted : end.get(partition));
            if (!there) {
                unusable.add(partition.toString());
            }
        }
        if (!unusable.isEmpty()) {
            LOG.warnf(
                    "what was published since the last state can no longer be heard, the database is read instead: %s",
                    unusable);
        }
        return unusable;
    }

    static Map<TopicPartition, Long> positions(Consumer<byte[], byte[]> consumer) {
        return consumer.assignment().stream().collect(Collectors.toMap(Function.identity(), consumer::position));
    }
}
