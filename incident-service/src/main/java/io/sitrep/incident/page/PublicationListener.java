package io.sitrep.incident.page;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.incident.broker.TopicListener;
import io.sitrep.incident.duty.Duties;
import io.sitrep.incident.page.export.Exporter;
import io.sitrep.incident.page.keep.StateFile;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * Has the page's state read anew whenever something was published. Every replica hears every record: it joins no consumer
 * group and follows the topics from the offsets of its last database read, {@link Following}. A record only says that the
 * database is worth reading. What is missed (the broker is away, records expired before they were heard) is made up for by
 * reading every half minute anyway.
 */
@Singleton
class PublicationListener extends TopicListener {
    private static final Logger LOG = Logger.getLogger(PublicationListener.class);
    private static final List<String> TOPICS = List.of("sitrep.publications", "sitrep.catalog");
    private static final String CANARY = "io.sitrep.canary.";
    private static final Duration NET = Duration.ofSeconds(30);

    private final Snapshot snapshot;
    private final StateFile kept;
    private final Exporter copy;
    private final Heard heard;
    private final RebuildTimer timer;

    PublicationListener(
            Snapshot snapshot,
            StateFile kept,
            Exporter copy,
            Heard heard,
            RebuildTimer timer,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        super("publications", broker, Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest"));
        this.snapshot = snapshot;
        this.kept = kept;
        this.copy = copy;
        this.heard = heard;
        this.timer = timer;
    }

    /** Before anything waits for the database. */
    void resume(@Observes @Priority(Duties.PRIORITY - 1) StartupEvent started) {
        kept.read().ifPresent(snapshot::resume);
    }

    void start(@Observes @Priority(Duties.PRIORITY + 1) StartupEvent started) {
        snapshot.refresh();
        start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stop();
    }

    @Override
    protected void rest() {
        readWhenDue();
    }

    @Override
    protected void listen(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> followed = Set.of();
        while (!isClosing(Duration.ZERO)) {
            Set<TopicPartition> present = partitions(consumer);
            if (!present.equals(followed)) {
                Following.from(snapshot.state().map(PageState::heard).orElse(Map.of()), consumer, present);
                followed = present;
                hears();
                refresh(consumer);
            }
            if (followed.isEmpty()) {
                isClosing(TICK);
            } else if (isNews(consumer.poll(TICK))) {
                timer.heard();
                refresh(consumer);
            }
            readWhenDue();
        }
    }

    /** Of the canary's signs of life there is nothing to show, and a page that is quick to read that says nothing of one that is not. */
    static boolean isNews(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> each : records) {
            Header type = each.headers().lastHeader("ce_type");
            if (type == null
                    || type.value() == null
                    || !new String(type.value(), StandardCharsets.UTF_8).startsWith(CANARY)) {
                return true;
            }
        }
        return false;
    }

    /** Those of topics that exist: in a new installation the first publication makes them. */
    private static Set<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return TOPICS.stream()
                .flatMap(topic -> Optional.ofNullable(consumer.partitionsFor(topic)).stream())
                .flatMap(List<PartitionInfo>::stream)
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
    }

    /** What was published before these positions was committed before this read. */
    private void refresh(Consumer<byte[], byte[]> consumer) {
        heard.upTo(Following.positions(consumer));
        snapshot.refresh();
    }

    private void readWhenDue() {
        try {
            lookAfterTheState();
        } catch (RuntimeException failure) {
            LOG.error("the page's state could not be looked after, will retry", failure);
        }
    }

    private void lookAfterTheState() {
        snapshot.tick();
        if (!snapshot.wants(NET)) {
            snapshot.state().ifPresent(kept::confirm);
        }
        if (snapshot.hasNothing()) {
            copy.read().ifPresent(snapshot::resume);
        }
        if (snapshot.wants(NET)) {
            snapshot.refresh();
        }
    }
}
