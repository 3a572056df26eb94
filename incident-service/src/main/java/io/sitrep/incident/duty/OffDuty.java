package io.sitrep.incident.duty;

import io.quarkus.scheduler.Scheduled.SkipPredicate;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;

/** Keeps the clock's work waiting until the duties have begun. */
@Singleton
public class OffDuty implements SkipPredicate {
    private final Duties duties;

    OffDuty(Duties duties) {
        this.duties = duties;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return !duties.begun();
    }
}
