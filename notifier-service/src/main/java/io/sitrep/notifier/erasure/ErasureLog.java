package io.sitrep.notifier.erasure;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.notifier.fanout.NudgedLoop;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Carries what was erased out of the database, at once and by polling: so that it stays known when the database is set back. */
@ApplicationScoped
class ErasureLog {
    private static final Logger LOG = Logger.getLogger(ErasureLog.class);
    private static final long POLL_MILLIS = 5_000;
    private static final int BATCH = 500;
    private static final String TO_LOG =
            "SELECT fingerprint, at FROM erased WHERE NOT logged ORDER BY at LIMIT " + BATCH;
    private static final String LOG_ANEW = "UPDATE erased SET logged = false WHERE logged";
    private static final String LOGGED = "UPDATE erased SET logged = true WHERE fingerprint = $1 AND at = $2";

    private final ErasureTopic topic;
    private final Pool pool;
    private final Vertx vertx;
    private volatile boolean looked;
    private final NudgedLoop loop = new NudgedLoop("the log of erasures", this::step);

    ErasureLog(ErasureTopic topic, Pool pool, Vertx vertx) {
        this.topic = topic;
        this.pool = pool;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        loop.nudge();
        vertx.setPeriodic(POLL_MILLIS, timer -> loop.nudge());
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    void onRecorded(@Observes ErasureRecorded recorded) {
        loop.nudge();
    }

    private Uni<Boolean> step() {
        return topic.isThere()
                .chain(this::begin)
                .chain(() -> pool.query(TO_LOG).execute())
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(this::carry)
                        .collect()
                        .asList()
                        .map(carried -> carried.size() == BATCH));
    }

    /** A broker that lost the log has a new one, to which nothing was ever written: all of it is written anew. */
    private Uni<Void> begin() {
        return looked
                ? Uni.createFrom().voidItem()
                : topic.end()
                        .chain(end -> end.values().stream().anyMatch(next -> next > 0)
                                ? Uni.createFrom().voidItem()
                                : logAnew())
                        .invoke(() -> looked = true);
    }

    private Uni<Void> logAnew() {
        return pool.query(LOG_ANEW)
                .execute()
                .invoke(rows -> {
                    if (rows.rowCount() > 0) {
                        LOG.warnf(
                                "%s is empty: %d erasures are written to it anew", ErasureTopic.NAME, rows.rowCount());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> carry(Row row) {
        return topic.write(row.getString("fingerprint"), row.getOffsetDateTime("at"))
                .chain(() -> pool.preparedQuery(LOGGED)
                        .execute(Tuple.of(row.getString("fingerprint"), row.getOffsetDateTime("at"))))
                .replaceWith(true);
    }
}
