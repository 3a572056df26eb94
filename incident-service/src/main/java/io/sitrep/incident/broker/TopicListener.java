package io.sitrep.incident.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * A thread of its own that hears topics. It starts when it is told to, which a replica that serves public reads only never
 * does; a consumer that fails is closed and another opened, for as long as it takes.
 */
public abstract class TopicListener {
    private static final Logger LOG = Logger.getLogger(TopicListener.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    protected static final Duration TICK = Duration.ofSeconds(1);

    private final String what;
    private final Map<String, Object> settings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Consumer<byte[], byte[]> consumer;
    private boolean deaf; // of its own thread

    /**
     * @param what it hears, as logs and the thread's name call it
     * @param broker where Kafka is and how one gets in, as all channels of this service use it
     * @param more settings of the consumer
     */
    protected TopicListener(String what, Map<String, Object> broker, Map<String, Object> more) {
        this.what = what;
        settings = new HashMap<>(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A topic made by a reader would lack its settings: sitrep.catalog has to be compacted.
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.putAll(more);
        thread = new Thread(this::run, what + "-listener");
        thread.setDaemon(true);
    }

    /** Hears until {@link #isClosing}; whatever it throws is tried again with another consumer. */
    protected abstract void listen(Consumer<byte[], byte[]> consumer);

    /** Between two consumers; must not throw. */
    protected void rest() {}

    /** What was missed is heard again. */
    protected final void hears() {
        deaf = false;
    }

    protected final void start() {
        thread.start();
    }

    protected final void stop() throws InterruptedException {
        closing.countDown();
        Consumer<byte[], byte[]> blocked = consumer;
        if (blocked != null) {
            blocked.wakeup();
        }
        thread.join(PATIENCE.toMillis());
    }

    /** Waits at most as long as that. */
    protected final boolean isClosing(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void run() {
        while (!isClosing(Duration.ZERO)) {
            try (Consumer<byte[], byte[]> opened =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                listen(opened);
            } catch (WakeupException stopped) {
                LOG.debugf("stopped while waiting for %s", what);
            } catch (RuntimeException away) {
                missed(away);
            } finally {
                consumer = null;
            }
            rest();
            isClosing(TICK);
        }
    }

    /** Said once: it is retried every few seconds. */
    private void missed(RuntimeException away) {
        if (!deaf) {
            LOG.warnf("%s can't be heard, will retry: %s", what, away.toString());
        }
        deaf = true;
    }
}
