package io.sitrep.notifier.erasure;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.notifier.fanout.NudgedLoop;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Carries what was erased out of the database, at once and by polling: so that it stays known when the database is set back. */
@ApplicationScoped
class ErasureLog {
    private static final Logger LOG = Logger.getLogger(ErasureLog.class);
    private static final long POLL_MILLIS = 5_000;
    private static final int BATCH = 500;
    private static final long LOOK_AGAIN_NANOS = Duration.ofMinutes(1).toNanos();
    private static final String TO_LOG =
            "SELECT fingerprint, at FROM erased WHERE NOT logged ORDER BY at LIMIT " + BATCH;

    private static final String KNOWN = "SELECT topic, next_offset FROM erasure_log";

    // Each at its own time, all the same: what is written twice does no harm.
    private static final String NOTE = """
            WITH known AS (
                INSERT INTO erasure_log (topic, next_offset) VALUES ($1, $2)
                ON CONFLICT (only_one) DO UPDATE SET topic = excluded.topic, next_offset = excluded.next_offset
            ), anew AS (
                UPDATE erased SET logged = false WHERE logged AND NOT $3 RETURNING 1
            )
            SELECT count(*) AS anew FROM anew""";

    private static final String LOGGED = "UPDATE erased SET logged = true WHERE fingerprint = $1 AND at = $2";

    private final ErasureTopic topic;
    private final Pool pool;
    private final Vertx vertx;
    private volatile Long looked;
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

    private Uni<Void> begin() {
        return looked != null && System.nanoTime() - looked < LOOK_AGAIN_NANOS
                ? Uni.createFrom().voidItem()
                : look().invoke(() -> looked = System.nanoTime());
    }

    /**
     * A broker that lost the log has another one, or one that was brought back from before: all of it is written anew, whatever got in
     * first. What another process has noted is read first: a log that is whole can only be longer by the time it is asked.
     */
    Uni<Void> look() {
        return pool.query(KNOWN)
                .execute()
                .chain(known -> topic.place().chain(place -> note(place, isWhole(known, place))))
                .map(rows -> rows.iterator().next().getLong("anew"))
                .invoke(anew -> {
                    if (anew > 0) {
                        LOG.warnf(
                                "%s is not as it was left: %d erasures are written to it anew",
                                ErasureTopic.NAME, anew);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> note(ErasureTopic.Place place, boolean isWhole) {
        return pool.preparedQuery(NOTE).execute(Tuple.of(place.id(), place.length(), isWhole));
    }

    private static boolean isWhole(RowSet<Row> known, ErasureTopic.Place place) {
        return StreamSupport.stream(known.spliterator(), false)
                .anyMatch(row ->
                        row.getString("topic").equals(place.id()) && row.getLong("next_offset") <= place.length());
    }

    private Uni<Boolean> carry(Row row) {
        return topic.write(row.getString("fingerprint"), row.getOffsetDateTime("at"))
                .chain(() -> pool.preparedQuery(LOGGED)
                        .execute(Tuple.of(row.getString("fingerprint"), row.getOffsetDateTime("at"))))
                .replaceWith(true);
    }
}
