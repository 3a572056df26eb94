package io.sitrep.incident.store;

import io.quarkus.scheduler.Scheduled;
import io.sitrep.incident.duty.OffDuty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Drops, once an hour, the answers nobody can ask for any more. */
@ApplicationScoped
class Forgetting {
    private static final Logger LOG = Logger.getLogger(Forgetting.class);

    private final IdempotencyKeys keys;

    Forgetting(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Scheduled(
            every = "1h",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = OffDuty.class)
    Uni<Void> forget() {
        return keys.forget()
                .invoke(dropped -> LOG.debugf("%d idempotency keys forgotten", dropped))
                .replaceWithVoid();
    }
}
