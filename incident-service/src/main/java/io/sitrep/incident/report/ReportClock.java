package io.sitrep.incident.report;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.incident.duty.OffDuty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/** Writes down what was reported, a second after it was at the latest, and forgets what nobody looks at any more. */
@ApplicationScoped
class ReportClock {
    private static final Logger LOG = Logger.getLogger(ReportClock.class);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration LAST_WRITE = Duration.ofSeconds(2);

    private final Tally tally;
    private final ReportTable table;
    private final Clock clock;
    private volatile boolean failing;

    ReportClock(Tally tally, ReportTable table, Clock clock) {
        this.tally = tally;
        this.table = table;
        this.clock = clock;
    }

    /**
     * What could not be written is tried again with what came meanwhile. Where an answer of the database was lost it may be
     * counted twice: this is a measure of a crowd, not a ledger.
     */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP, skipExecutionIf = OffDuty.class)
    Uni<Void> write() {
        Map<Report, Long> taken = tally.take();
        if (taken.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return table.add(taken).invoke(this::written).onFailure().recoverWithUni(failure -> {
            tally.giveBack(taken);
            failed(failure);
            return Uni.createFrom().voidItem();
        });
    }

    @Scheduled(
            every = "1h",
            delayed = "2m",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = OffDuty.class)
    Uni<Void> forget() {
        return table.forget(clock.instant().minus(KEPT))
                .invoke(dropped -> LOG.debugf("%d counts of reports forgotten", dropped))
                .replaceWithVoid();
    }

    void last(@Observes ShutdownEvent stopping) {
        Map<Report, Long> taken = tally.take();
        if (!taken.isEmpty()) {
            try {
                table.add(taken).await().atMost(LAST_WRITE);
            } catch (RuntimeException away) {
                LOG.warnf("the last second of reports is not kept: %s", away.toString());
            }
        }
    }

    boolean isFailing() {
        return failing;
    }

    private void written() {
        failing = false;
    }

    /** Said once: it is tried again each second. */
    private void failed(Throwable failure) {
        if (!failing) {
            LOG.warnf("reports can't be written, will retry: %s", failure.toString());
        }
        failing = true;
    }
}
