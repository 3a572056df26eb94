package io.sitrep.notifier.api;

import io.quarkus.scheduler.Scheduled;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.kit.secret.SecretBox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Keeps first answers for 24 hours, sealed: one may carry a secret that is shown once. */
@Singleton
class RememberedAnswers {
    /** A caller's key. */
    record Id(String caller, String key) {
        Tuple tuple() {
            return Tuple.of(caller, key);
        }
    }

    // A key is free again after a day. One whose request never ended (a crash) is free after a minute for the same
    // request
    // alone, which then works under the same id.
    private static final String BEGIN = """
            INSERT INTO remembered_answers AS known (caller, key, request_hash) VALUES ($1, $2, $3)
            ON CONFLICT (caller, key) DO UPDATE SET request_hash = excluded.request_hash, answer = NULL, created_at = now(),
                work_id = CASE WHEN known.created_at < now() - interval '24 hours' THEN excluded.work_id ELSE known.work_id END
            WHERE known.created_at < now() - interval '24 hours'
               OR (known.answer IS NULL AND known.created_at < now() - interval '1 minute'
                   AND known.request_hash = excluded.request_hash)
            RETURNING work_id""";
    private static final String KEEP = "UPDATE remembered_answers SET answer = $3 WHERE caller = $1 AND key = $2";
    private static final String RELEASE = """
            UPDATE remembered_answers SET created_at = now() - interval '2 minutes'
            WHERE caller = $1 AND key = $2 AND answer IS NULL""";
    private static final String FIND =
            "SELECT request_hash, answer FROM remembered_answers WHERE caller = $1 AND key = $2";
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LOOKS = 100;
    private static final String TIDY = "DELETE FROM remembered_answers WHERE created_at < now() - interval '24 hours'";

    private final Pool pool;
    private final SecretBox box;

    RememberedAnswers(Pool pool, SecretBox box) {
        this.pool = pool;
        this.box = box;
    }

    /** @return the id to work under; empty when the request was answered before, or another one is at work */
    Uni<Optional<UUID>> begin(Id id, String requestHash) {
        return pool.preparedQuery(BEGIN)
                .execute(id.tuple().addString(requestHash))
                .map(RowSet::iterator)
                .map(rows -> rows.hasNext() ? Optional.of(rows.next().getUUID("work_id")) : Optional.empty());
    }

    Uni<Void> keep(Id id, String answer) {
        return pool.preparedQuery(KEEP)
                .execute(id.tuple().addString(box.seal(answer)))
                .replaceWithVoid();
    }

    /** Lets the same request try again at once. Its id stays: a work that failed may have been done nevertheless. */
    Uni<Void> release(Id id) {
        return pool.preparedQuery(RELEASE).execute(id.tuple()).replaceWithVoid();
    }

    /** Waits a little for the first request, should it be at work; then fails with a 409. With a 422 when it was another one. */
    Uni<String> find(Id id, String requestHash) {
        return look(id, requestHash)
                .onFailure(StillAtWork.class)
                .retry()
                .withBackOff(PAUSE, PAUSE)
                .withJitter(0)
                .atMost(LOOKS)
                .onFailure(StillAtWork.class)
                .transform(waited -> new ProblemException(atWork(), Duration.ofSeconds(1)));
    }

    private Uni<String> look(Id id, String requestHash) {
        return pool.preparedQuery(FIND).execute(id.tuple()).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            Row row = found.hasNext() ? found.next() : null;
            if (row != null && !row.getString("request_hash").equals(requestHash)) {
                throw ProblemException.invalid("Idempotency-Key", "was used for another request");
            }
            if (row == null || row.getString("answer") == null) {
                throw new StillAtWork();
            }
            return box.open(row.getString("answer"));
        });
    }

    @Scheduled(every = "1h", delayed = "1m")
    Uni<Void> tidy() {
        return pool.query(TIDY).execute().replaceWithVoid().onFailure().recoverWithNull();
    }

    /** The first request was not answered yet. */
    private static final class StillAtWork extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StillAtWork() {
            super(null, null, false, false);
        }
    }

    private static Problem atWork() {
        return Problem.of(
                409,
                "request-in-progress",
                "Still at work",
                "The first request with this Idempotency-Key is still at work");
    }
}
