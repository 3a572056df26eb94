package io.sitrep.notifier.fanout;

import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sitrep.kit.trace.LogIds;
import io.sitrep.kit.trace.Step;
import io.sitrep.kit.trace.TraceContext;
import io.sitrep.kit.trace.Tracing;
import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Turns one chunk of subscriptions into deliveries, in one transaction that also moves the job's cursor: a crash loses at
 * most a chunk that nobody has seen. The row lock on the job is the lease; several processes work on several jobs.
 */
@Singleton
public class FanoutJobs {
    /**
     * What one chunk came to.
     *
     * @param channels on which something waits now
     * @param unsent what ended before anybody tried it
     */
    public record Chunk(About about, int planned, int superseded, Set<String> channels, List<Unsent> unsent) {}

    /**
     * What is planned.
     *
     * @param trace in which it is; null where it is in none
     */
    public record About(UUID publicationId, UUID incidentId, TraceContext trace) {
        static About of(Row job) {
            return new About(
                    job.getUUID("publication_id"),
                    job.getUUID("incident_id"),
                    TraceContext.of(job.getString("traceparent")).orElse(null));
        }

        /** What lines of the log about it carry. */
        LogIds lines() {
            return LogIds.of(trace).incident(incidentId).event(publicationId);
        }
    }

    /** How many of one channel ended in one state, {@code superseded} or {@code suppressed}. */
    public record Unsent(String channel, String state, long count) {
        static Unsent of(String line) {
            String[] words = line.split(" ", 3);
            return new Unsent(words[0], words[1], Long.parseLong(words[2]));
        }
    }

    /** A job that could not go on; it has been put off, or given up. */
    public static final class NotPlanned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient About about;

        NotPlanned(About about, Throwable cause) {
            super(cause);
            this.about = about;
        }

        public About about() {
            return about;
        }
    }

    // Jobs of one incident are planned in its order: what supersedes must find what it supersedes. What corrects
    // another
    // waits until nobody has the wrong text in hand any more, who might or might not be told it; it keeps nobody else
    // waiting. One that failed waits for its time, and all else goes on.
    private static final String NEXT = """
            SELECT j.publication_id, j.incident_id, j.chunks, j.only_told_of, j.whole_incident,
                (SELECT substring(p.payload from '"traceparent": ?"([0-9a-f-]{55})"') FROM publications p
                    WHERE p.id = j.publication_id) AS traceparent
            FROM fanout_jobs j
            WHERE NOT j.done AND j.due_at <= now() AND CASE WHEN j.only_told_of IS NULL
                THEN NOT EXISTS (SELECT FROM fanout_jobs e
                    WHERE e.incident_id = j.incident_id AND e.sequence < j.sequence AND NOT e.done AND e.only_told_of IS NULL)
                ELSE j.created_at < now() - interval '1 second' AND NOT EXISTS (SELECT FROM queue q
                    WHERE (q.publication_id = j.only_told_of OR (j.whole_incident AND q.incident_id = j.incident_id))
                      AND q.state = 'sending'
                      AND q.updated_at < j.created_at + interval '1 second') END
            ORDER BY j.created_at - (4 - j.lane) * interval '10 minutes' LIMIT 1
            FOR UPDATE OF j SKIP LOCKED""";

    private static final String PUT_OFF = """
            UPDATE fanout_jobs SET failures = failures + 1, failure = $3,
                due_at = now() + least(interval '1 second' * 2 ^ least(failures, 10), interval '1 minute'),
                done = done OR failures + 1 >= $2,
                done_at = CASE WHEN failures + 1 >= $2 THEN coalesce(done_at, now()) ELSE done_at END,
                failed_at = CASE WHEN failures + 1 >= $2 AND NOT done THEN now() ELSE failed_at END
            WHERE publication_id = $1""";

    private static final String PLAN = plan("e.position = 0 AND " + Matching.HEARS, "s.every_update", "true");

    // A correction takes nobody's place and gives it to nobody.
    private static final String PLAN_CORRECTION = plan(Matching.WAS_TOLD, "true", "false");

    // Of all that was said of the incident.
    private static final String PLAN_RETRACTION = plan(Matching.WAS_TOLD_OF_INCIDENT, "true", "false");

    // Who waits for it in their language; not beyond what they waited for before it, however many come.
    private static final String DUE = """
            CASE WHEN p.waits IS NULL THEN now() ELSE greatest(now(), least(
                p.received_at + coalesce((p.waits ->> s.locale)::integer,
                    (p.waits ->> split_part(s.locale, '-', 1))::integer, 0) * interval '1 second',
                (SELECT min(o.due_at) FROM queue o WHERE o.endpoint_id = n.endpoint_id AND o.incident_id = p.incident_id
                    AND o.sequence < p.sequence AND o.state = 'pending' AND o.due_at > o.planned_at))) END""";

    // Where there is another address somebody looks in a while whether it is to take over. Where this one is out, and
    // the news is urgent or is just that, it is not due before somebody did, but for the case that nobody does. What is
    // older gives way also where it waits at another of the subscriber's addresses.
    private static String plan(String whom, String everyUpdate, String supersedes) {
        return """
            WITH p AS MATERIALIZED (
                SELECT *, %s FROM publications WHERE id = $1
            ), chunk AS (
                SELECT s.* FROM subscriptions s
                WHERE s.id > (SELECT after_id FROM fanout_jobs WHERE publication_id = $1)
                ORDER BY s.id LIMIT $2
            ), matching AS (
                SELECT s.id AS subscription_id, s.subscriber_id, e.id AS endpoint_id, e.channel, e.state
                FROM chunk s JOIN endpoints e ON e.subscriber_id = s.subscriber_id, p
                WHERE %s
            ), planned AS (
                INSERT INTO ledger (month, publication_id, incident_id, sequence, subscriber_id, subscription_id,
                    endpoint_id, channel, state, reason)
                SELECT p.month, p.id, p.incident_id, p.sequence, m.subscriber_id, m.subscription_id, m.endpoint_id, m.channel,
                    CASE m.state WHEN 'active' THEN 'open' ELSE 'suppressed' END,
                    CASE m.state WHEN 'active' THEN NULL ELSE 'the address is switched off' END
                FROM matching m, p
                ON CONFLICT (publication_id, endpoint_id, month) DO NOTHING
                RETURNING id, endpoint_id, subscriber_id, subscription_id, channel, state
            ), unfit AS MATERIALIZED (
                SELECT o.channel, o.provider FROM out_now() o, p WHERE o.news OR p.lane = 1
            ), placed AS MATERIALIZED (
                SELECT n.*, e.address = '' AS follows, CASE
                    WHEN NOT EXISTS (SELECT FROM endpoints f WHERE f.subscriber_id = n.subscriber_id AND f.position > 0
                        AND f.id <> n.endpoint_id) THEN NULL
                    WHEN NOT EXISTS (SELECT FROM unfit) OR NOT %s THEN now() + $3 * interval '1 millisecond'
                    WHEN e.address = '' THEN now() ELSE '-infinity' END AS failover_at
                FROM planned n JOIN endpoints e ON e.id = n.endpoint_id WHERE n.state = 'open'
            ), queued AS (
                INSERT INTO queue (endpoint_id, incident_id, sequence, delivery_id, month, publication_id, subscriber_id,
                    subscription_id, channel, lane, closing, every_update, due_at, failover_at)
                SELECT n.endpoint_id, p.incident_id, p.sequence, n.id, p.month, p.id, n.subscriber_id,
                    n.subscription_id, n.channel, p.lane, p.closing, %s,
                    CASE WHEN n.follows THEN 'infinity' WHEN n.failover_at = '-infinity' THEN now() + %s ELSE %s END,
                    n.failover_at
                FROM placed n JOIN subscriptions s ON s.id = n.subscription_id, p
                RETURNING channel
            ), overtaken AS (
                DELETE FROM queue q USING planned n JOIN endpoints b ON b.subscriber_id = n.subscriber_id, p
                WHERE q.endpoint_id = b.id AND q.incident_id = p.incident_id AND q.sequence < p.sequence
                  AND q.state <> 'sending' AND gives_way(q.every_update, q.closing, p.closing) AND %s
                RETURNING q.delivery_id, q.month, q.fence, q.tries
            ), superseded AS (
                UPDATE ledger l SET state = 'superseded', reason = 'a newer update of the incident', updated_at = now(),
                    fence = o.fence, tries = o.tries
                FROM overtaken o WHERE l.id = o.delivery_id AND l.month = o.month
                RETURNING l.id, l.channel
            ), moved AS (
                UPDATE fanout_jobs SET chunks = chunks + 1, failures = 0, failure = NULL,
                    after_id = coalesce((SELECT id FROM chunk ORDER BY id DESC LIMIT 1), after_id),
                    done = (SELECT count(*) FROM chunk) < $2,
                    done_at = CASE WHEN (SELECT count(*) FROM chunk) < $2 THEN now() END
                WHERE publication_id = $1
                RETURNING publication_id
            )
            SELECT (SELECT count(*) FROM planned) AS planned, (SELECT count(*) FROM superseded) AS superseded,
                array(SELECT DISTINCT channel FROM queued) AS channels,
                array(SELECT concat_ws(' ', channel, state, count(*)) FROM (
                    SELECT channel, 'superseded' AS state FROM superseded
                    UNION ALL SELECT channel, state FROM planned WHERE state = 'suppressed') u GROUP BY channel, state) AS unsent
            FROM moved""".formatted(
                        Matching.BY_CATALOG,
                        whom,
                        Reliance.isAmong("unfit", "e"),
                        everyUpdate,
                        Reliance.UNTIL_LOOKED,
                        DUE,
                        supersedes);
    }

    private final Pool pool;
    private final Settings.Fanout sizes;
    private final Duration failoverAfter;
    private final Tracing tracing;

    FanoutJobs(@ReactiveDataSource("engine") Pool pool, Settings settings, Tracing tracing) {
        this.tracing = tracing;
        this.pool = pool;
        this.sizes = settings.fanout();
        this.failoverAfter = settings.failoverAfter();
    }

    /**
     * Plans the next chunk of the oldest job that may go on; empty when there is none. Fails with {@link NotPlanned} when that job
     * could not: the next call plans another.
     */
    public Uni<Optional<Chunk>> planNextChunk() {
        return pool.withTransaction(connection -> connection
                        .query(NEXT)
                        .execute()
                        .chain(rows -> {
                            RowIterator<Row> found = rows.iterator();
                            return found.hasNext()
                                    ? next(connection, found.next())
                                    : Uni.createFrom().item(Optional.<Chunk>empty());
                        }))
                .onFailure(NotPlanned.class)
                .call(failure -> putOff((NotPlanned) failure));
    }

    private Uni<Optional<Chunk>> next(SqlConnection connection, Row job) {
        return Uni.createFrom()
                .deferred(() -> plan(connection, job))
                .onFailure()
                .transform(failure -> new NotPlanned(About.of(job), failure))
                .map(Optional::of);
    }

    private Uni<Void> putOff(NotPlanned failed) {
        boolean isItsOwn = PlanningTrouble.isOfTheJob(failed.getCause());
        return pool.preparedQuery(PUT_OFF)
                .execute(Tuple.of(
                        failed.about().publicationId(),
                        isItsOwn ? PlanningTrouble.MOST_FAILURES : Integer.MAX_VALUE,
                        PlanningTrouble.named(failed.getCause())))
                .replaceWithVoid();
    }

    private Uni<Chunk> plan(SqlConnection connection, Row job) {
        About about = About.of(job);
        Step step = tracing.following(SpanKind.INTERNAL, "plan", about.trace())
                .with("sitrep.event", about.publicationId().toString());
        int size = job.getInteger("chunks") == 0 ? sizes.firstChunk() : sizes.chunk();
        return connection
                .preparedQuery(statement(job))
                .execute(Tuple.of(about.publicationId(), size, failoverAfter.toMillis()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Chunk(
                        about,
                        row.getInteger("planned"),
                        row.getInteger("superseded"),
                        Set.of(row.getArrayOfStrings("channels")),
                        Arrays.stream(row.getArrayOfStrings("unsent"))
                                .map(Unsent::of)
                                .toList()))
                .invoke(chunk -> step.with("sitrep.planned", chunk.planned()))
                .onFailure()
                .invoke(failure -> step.failed(PlanningTrouble.named(failure)))
                .onTermination()
                .invoke(step::end);
    }

    private static String statement(Row job) {
        if (job.getUUID("only_told_of") == null) {
            return PLAN;
        }
        return job.getBoolean("whole_incident") ? PLAN_RETRACTION : PLAN_CORRECTION;
    }
}
