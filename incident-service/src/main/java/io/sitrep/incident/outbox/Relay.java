package io.sitrep.incident.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.sitrep.incident.duty.DutiesBegin;
import io.sitrep.incident.outbox.OutboxTable.Drain;
import io.sitrep.incident.restored.Restored;
import io.sitrep.kit.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Carries the outbox to Kafka: in order, one drainer at a time over all replicas, whatever breaks meanwhile. It is
 * nudged after each commit; polling is the net for commits of other replicas and for nudges that were lost.
 *
 * <p>Guarantee: each row reaches Kafka at least once, and more than once only when this process or its database
 * connection dies between Kafka's commit and the delete, or when Kafka's answer to the commit is lost; the event id is
 * then the same. Not guaranteed: any order
 * between different keys.
 */
@ApplicationScoped
public class Relay implements Runnable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final OutboxTable table;
    private final EventProducer.Factory producers;
    private final Restored restored;
    private final Tracing tracing;
    private final Semaphore nudges = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    Relay(OutboxTable table, EventProducer.Factory producers, Restored restored, Tracing tracing) {
        this.tracing = tracing;
        this.table = table;
        this.producers = producers;
        this.restored = restored;
    }

    void start(@Observes DutiesBegin started) {
        running = true;
        thread = new Thread(this, "outbox-relay");
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        nudge();
        thread.join(Duration.ofSeconds(5).toMillis());
        thread.interrupt();
    }

    /** Says that something was committed. Cheap, from any thread. */
    public void nudge() {
        nudges.release();
    }

    @Override
    public void run() {
        while (running) {
            try (Drain drain = table.tryBecomeDrainer()) {
                if (drain == null || !restored.mayTell()) {
                    pause(PAUSE_AFTER_FAILURE);
                } else {
                    drain(drain);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (Exception failure) {
                LOG.warnf("outbox relay: will try again: %s", failure.toString());
                pauseQuietly();
            }
        }
    }

    /** Until it is told to stop or something fails; then another attempt, or another replica, takes over. */
    private void drain(Drain drain) throws Exception {
        try (EventProducer producer = producers.open()) {
            LOG.info("outbox relay: this replica drains now");
            while (running) {
                int sent = new Batch(drain, producer, tracing).run();
                if (sent == 0) {
                    pause(POLL);
                }
            }
        }
    }

    private void pause(Duration atMost) throws InterruptedException {
        if (nudges.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            nudges.drainPermits();
        }
    }

    private void pauseQuietly() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
