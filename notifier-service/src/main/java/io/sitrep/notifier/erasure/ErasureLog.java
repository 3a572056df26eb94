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

/** Carries what was erased out of the database, at once and by polling: so that it stays known when the database is set back. */
@ApplicationScoped
class ErasureLog {
    private static final long POLL_MILLIS = 5_000;
    private static final int BATCH = 500;
    private static final String TO_LOG =
            "SELECT fingerprint, at FROM erased WHERE NOT logged ORDER BY at LIMIT " + BATCH;
    private static final String LOGGED = "UPDATE erased SET logged = true WHERE fingerprint = $1 AND at = $2";

    private final ErasureTopic topic;
    private final Pool pool;
    private final Vertx vertx;
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
                .chain(() -> pool.query(TO_LOG).execute())
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(this::carry)
                        .collect()
                        .asList()
                        .map(carried -> carried.size() == BATCH));
    }

    private Uni<Boolean> carry(Row row) {
        return topic.write(row.getString("fingerprint"), row.getOffsetDateTime("at"))
                .chain(() -> pool.preparedQuery(LOGGED)
                        .execute(Tuple.of(row.getString("fingerprint"), row.getOffsetDateTime("at"))))
                .replaceWith(true);
    }
}
