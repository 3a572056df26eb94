package io.sitrep.notifier.delivery;

import io.quarkus.scheduler.Scheduled;
import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Bounds how long something waits for what goes before it to the same address. What nothing takes the place of (for who wants every
 * update, a correction, a closing word before another) keeps its order, so that what follows waits while it is tried again. As long as
 * somebody does, it is tried at least every five minutes, whatever its schedule says, and when the first of them has waited
 * for an hour it has its last attempt: a dead one blocks nobody. What the other side asked for with Retry-After stands.
 */
@Singleton
class HeldUp {
    private static final Logger LOG = Logger.getLogger(HeldUp.class);

    static final int MINUTES_BETWEEN = 5;
    static final int LONGEST_MINUTES = 60;

    // An attempt brought forward is one more: it does not use up the schedule. The last one does.
    private static final String HURRY = """
            WITH first AS (
                SELECT o.endpoint_id, o.incident_id, o.sequence, min(f.planned_at) AS since
                FROM queue o JOIN queue f ON f.endpoint_id = o.endpoint_id AND f.incident_id = o.incident_id
                    AND f.sequence > o.sequence AND NOT gives_way(o.every_update, o.closing, f.closing)
                WHERE o.state = 'retrying' AND o.due_at > now() AND o.updated_at < now() - $1 * interval '1 minute'
                  AND (o.asked_until IS NULL OR o.asked_until <= now())
                GROUP BY o.endpoint_id, o.incident_id, o.sequence
            )
            UPDATE queue q SET due_at = now(), updated_at = now(),
                tries = CASE WHEN first.since < now() - $2 * interval '1 minute' THEN $3 ELSE greatest(q.tries - 1, 0) END
            FROM first WHERE q.endpoint_id = first.endpoint_id AND q.incident_id = first.incident_id
              AND q.sequence = first.sequence AND q.state = 'retrying'""";

    private final Pool pool;
    private final int retries;

    HeldUp(Pool pool, Settings settings) {
        this.pool = pool;
        this.retries = settings.delivery().retrySchedule().size();
    }

    @Scheduled(every = "30s", delayed = "30s")
    Uni<Void> look() {
        return pool.preparedQuery(HURRY)
                .execute(Tuple.of(MINUTES_BETWEEN, LONGEST_MINUTES, retries))
                .onFailure()
                .invoke(away -> LOG.debugf(away, "the database is away"))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
