package io.sitrep.incident.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.kit.problem.Failures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Rows of refused requests, written after the answer and in batches. Nobody waits for them, and their number in memory
 * and per second is bounded, so that a flood of refusals costs the service little; what is too much is dropped and
 * counted. They wait while the database is away. Those in memory when the service is killed are lost; one that is
 * stopped writes them first.
 */
@ApplicationScoped
public class Refusals {
    static final int MOST_WAITING = 5_000;

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final int BATCH = 200;
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Long: what is given up is lost, and a database that stands still for some seconds is not away. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long STOP_MILLIS = 2_000;

    private final AuditTable table;
    private final Counter dropped;
    private final BlockingQueue<AuditEntry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean flooded = new AtomicBoolean();
    private final Thread writer = new Thread(this::write, "audit-refusals");
    private volatile boolean stopping;

    Refusals(AuditTable table, MeterRegistry metrics) {
        this.table = table;
        this.dropped = Counter.builder("sitrep.audit.dropped")
                .description("Refused requests without an audit row, because there were too many at once")
                .register(metrics);
        writer.setDaemon(true);
    }

    /** Returns at once. */
    public void add(AuditEntry entry) {
        if (!waiting.offer(entry)) {
            dropped.increment();
            if (flooded.compareAndSet(false, true)) {
                LOG.warn(
                        "more requests are refused than can be audited; the counter sitrep_audit_dropped_total says how many");
            }
        }
    }

    void start(@Observes StartupEvent started) {
        writer.start();
    }

    void stop(@Observes ShutdownEvent ended) throws InterruptedException {
        stopping = true;
        writer.join(STOP_MILLIS);
    }

    private void write() {
        try {
            while (!stopping || !waiting.isEmpty()) {
                AuditEntry first = waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<AuditEntry> batch = new ArrayList<>(BATCH);
                    batch.add(first);
                    waiting.drainTo(batch, BATCH - 1);
                    write(batch);
                    flooded.compareAndSet(true, !waiting.isEmpty());
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until it is done, or can't be done. The pause is what bounds how much a flood may write. */
    private void write(List<AuditEntry> batch) throws InterruptedException {
        boolean again = true;
        while (again) {
            again = false;
            try {
                table.add(batch).await().atMost(PATIENCE);
            } catch (RuntimeException failure) {
                again = Failures.isOfAPartThatIsAway(failure) && !stopping;
                if (!again) {
                    dropped.increment(batch.size());
                    LOG.errorf(failure, "%d refused requests have no audit row", batch.size());
                }
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
