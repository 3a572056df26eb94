package io.sitrep.incident.page;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.incident.duty.Duties;
import io.sitrep.incident.page.export.Exporter;
import io.sitrep.incident.page.keep.StateFile;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Has the page's state read anew whenever something was published. Every replica hears every record: it joins no consumer
 * group and follows the topics from the offsets of its last database read, {@link Following}. A record only says that the
 * database is worth reading. What is missed (the broker is away, records expired before they were heard) is made up for by
 * reading every half minute anyway.
 */
@Singleton
class PublicationListener {
    private static final Logger LOG = Logger.getLogger(PublicationListener.class);
    private static final List<String> TOPICS = List.of("sitrep.publications", "sitrep.catalog");
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration NET = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Snapshot snapshot;
    private final StateFile kept;
    private final Exporter copy;
    private final Heard heard;
    private final RebuildTimer timer;
    private final Map<String, Object> settings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "publication-listener");
    private volatile Consumer<byte[], byte[]> consumer;
    private boolean deaf; // of its own thread

    PublicationListener(
            Snapshot snapshot,
            StateFile kept,
            Exporter copy,
            Heard heard,
            RebuildTimer timer,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.snapshot = snapshot;
        this.kept = kept;
        this.copy = copy;
        this.heard = heard;
        this.timer = timer;
        settings = new HashMap<>(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        // A topic made by a reader would lack its settings: sitrep.catalog has to be compacted.
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    }

    /** Before anything waits for the database. */
    void resume(@Observes @Priority(Duties.PRIORITY - 1) StartupEvent started) {
        kept.read().ifPresent(snapshot::resume);
    }

    void start(@Observes @Priority(Duties.PRIORITY + 1) StartupEvent started) {
        snapshot.refresh();
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        closing.countDown();
        Consumer<byte[], byte[]> blocked = consumer;
        if (blocked != null) {
            blocked.wakeup();
        }
        thread.join(PATIENCE.toMillis());
    }

    private void run() {
        while (!isClosing(Duration.ZERO)) {
            try (Consumer<byte[], byte[]> opened =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                listen(opened);
            } catch (WakeupException stopped) {
                LOG.debug("stopped while waiting for publications");
            } catch (RuntimeException away) {
                missed(away);
            } finally {
                consumer = null;
            }
            readWhenDue();
            isClosing(TICK);
        }
    }

    private void listen(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> followed = Set.of();
        while (!isClosing(Duration.ZERO)) {
            Set<TopicPartition> present = partitions(consumer);
            if (!present.equals(followed)) {
                Following.from(snapshot.state().map(PageState::heard).orElse(Map.of()), consumer, present);
                followed = present;
                deaf = false;
                refresh(consumer);
            }
            if (followed.isEmpty()) {
                isClosing(TICK);
            } else if (!consumer.poll(TICK).isEmpty()) {
                timer.heard();
                refresh(consumer);
            }
            readWhenDue();
        }
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

    /** Said once: it is retried every few seconds. */
    private void missed(RuntimeException away) {
        if (!deaf) {
            LOG.warnf("publications can't be heard, will retry: %s", away.toString());
        }
        deaf = true;
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

    private boolean isClosing(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
