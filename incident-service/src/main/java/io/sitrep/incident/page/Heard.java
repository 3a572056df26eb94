package io.sitrep.incident.page;

import static java.util.stream.Collectors.toUnmodifiableMap;

import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far this replica has heard the topics: what lies before was committed before it was published, so a database read that
 * begins now holds it.
 */
@Singleton
class Heard {
    private volatile Map<String, Long> next = Map.of();

    /** The next offset of each partition, by {@code topic-partition}. */
    Map<String, Long> next() {
        return next;
    }

    void upTo(Map<TopicPartition, Long> positions) {
        next = positions.entrySet().stream()
                .collect(toUnmodifiableMap(position -> position.getKey().toString(), Map.Entry::getValue));
    }
}
