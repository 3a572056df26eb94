package io.sitrep.notifier.delivery;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Writes many results with one statement each: those that end a delivery, and those after which it waits again. */
final class ResultStatements {
    /** Why nobody is told a second time. */
    static final String TOLD_ELSEWHERE = "told at another address of the subscriber after all";

    private static final String RESULTS = """
            WITH r AS (
                SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::uuid[], $5::date[], $6::bigint[], $7::text[],
                        $8::text[], $9::text[], $10::bigint[], $11::timestamptz[], $12::text[], $13::bigint[], $14::text[],
                        $15::integer[], $16::boolean[])
                    AS r (endpoint_id, incident_id, sequence, delivery_id, month, fence, next, reason, remote_id, delay_ms,
                        at, code, took_ms, outcome, revision, asked)
            )""";

    // A success is the truth whatever became of the lease. Who was overtaken writes nothing else.
    static final String END = RESULTS + """
            , ended AS (
                DELETE FROM queue q USING r
                WHERE q.endpoint_id = r.endpoint_id AND q.incident_id = r.incident_id AND q.sequence = r.sequence
                  AND ((q.state = 'sending' AND q.fence = r.fence) OR (r.next = 'delivered' AND q.fence >= r.fence))
                RETURNING q.tries, r.*
            ), booked AS (
                UPDATE ledger l SET state = e.next, reason = e.reason, remote_id = e.remote_id, fence = e.fence, tries = e.tries,
                    updated_at = now(),
                    delivered_at = CASE WHEN e.next = 'delivered' THEN now() END,
                    attempted_at = CASE WHEN e.next = 'delivered' THEN e.at END,
                    code = CASE WHEN e.next = 'delivered' THEN e.code END,
                    duration_ms = CASE WHEN e.next = 'delivered' THEN e.took_ms END,
                    revision = CASE WHEN e.next IN ('delivered', 'uncertain') THEN e.revision END
                FROM ended e WHERE l.id = e.delivery_id AND l.month = e.month
            ), noted AS (
                INSERT INTO failed_attempts (delivery_id, month, fence, at, code, duration_ms, outcome, reason)
                SELECT delivery_id, month, fence, at, code, took_ms, outcome, reason FROM ended WHERE next <> 'delivered'
                ON CONFLICT DO NOTHING
            )
            SELECT delivery_id, next FROM ended""";

    // A success whose delivery was ended meanwhile, by a sweep, a takeover, something newer or a failover: it is told,
    // whatever was
    // written, and nobody has to be told in its place.
    static final String LATE = RESULTS + """
            , told AS (
            UPDATE ledger l SET state = 'delivered', reason = NULL, remote_id = r.remote_id, fence = greatest(l.fence, r.fence),
                updated_at = now(), delivered_at = now(), attempted_at = r.at, code = r.code, duration_ms = r.took_ms,
                revision = r.revision
            FROM r WHERE l.id = r.delivery_id AND l.month = r.month AND l.state NOT IN ('open', 'delivered')
            RETURNING l.id AS delivery_id, l.state AS next, l.subscriber_id, l.incident_id, l.sequence, l.instead_of
            ), spared AS (
                DELETE FROM queue q USING told t JOIN endpoints b ON b.subscriber_id = t.subscriber_id
                WHERE q.endpoint_id = b.id AND q.incident_id = t.incident_id AND q.sequence = t.sequence
                  AND q.state <> 'sending' AND q.instead_of IN (t.delivery_id, t.instead_of)
                RETURNING q.delivery_id, q.month, q.fence, q.tries
            ), booked AS (
                UPDATE ledger l SET state = 'cancelled', reason = '%s', fence = s.fence, tries = s.tries, updated_at = now()
                FROM spared s WHERE l.id = s.delivery_id AND l.month = s.month
            )
            SELECT delivery_id, next FROM told""".formatted(TOLD_ELSEWHERE);

    // Not tried again when it was withdrawn meanwhile, or when something newer that stands takes its place. $17: after
    // how many milliseconds
    // a broken address gives way; who asks for no more time than that is not broken.
    static final String WAIT_AGAIN = RESULTS + """
            , judged AS MATERIALIZED (
                SELECT r.*, q.tries, q.first_failed_at IS NULL AND r.outcome <> 'put_off'
                        AND NOT (r.asked AND r.delay_ms <= $17) AS breaks, CASE
                    WHEN p.withdrawn IS NOT NULL THEN 'cancelled'
                    WHEN q.instead_of IS NOT NULL AND EXISTS (%s) THEN 'cancelled'
                    WHEN EXISTS (SELECT FROM ledger n JOIN publications np ON np.id = n.publication_id
                        WHERE n.subscriber_id = q.subscriber_id AND n.incident_id = q.incident_id
                          AND n.sequence > q.sequence AND n.state <> 'cancelled'
                          AND np.only_told_of IS NULL AND gives_way(q.every_update, q.closing, np.closing)) THEN 'superseded'
                    ELSE r.next END AS becomes
                FROM queue q JOIN r ON q.endpoint_id = r.endpoint_id AND q.incident_id = r.incident_id
                    AND q.sequence = r.sequence AND q.state = 'sending' AND q.fence = r.fence
                JOIN publications p ON p.id = q.publication_id
                FOR UPDATE OF q
            ), again AS (
                UPDATE queue q SET state = j.becomes, reason = j.reason, lease_until = NULL, updated_at = now(),
                    due_at = now() + j.delay_ms * interval '1 millisecond',
                    first_failed_at = CASE WHEN j.breaks THEN now() ELSE q.first_failed_at END,
                    failover_at = CASE WHEN j.breaks AND q.failover_at IS NOT NULL THEN now() + $17 * interval '1 millisecond'
                        ELSE q.failover_at END,
                    asked_until = CASE WHEN j.asked THEN now() + j.delay_ms * interval '1 millisecond' END,
                    tries = CASE j.outcome WHEN 'put_off' THEN j.tries - 1 ELSE j.tries END
                FROM judged j WHERE j.becomes IN ('pending', 'retrying')
                  AND q.endpoint_id = j.endpoint_id AND q.incident_id = j.incident_id AND q.sequence = j.sequence
            ), ended AS (
                DELETE FROM queue q USING judged j WHERE j.becomes NOT IN ('pending', 'retrying')
                  AND q.endpoint_id = j.endpoint_id AND q.incident_id = j.incident_id AND q.sequence = j.sequence
            ), booked AS (
                UPDATE ledger l SET state = j.becomes, reason = j.reason, fence = j.fence, tries = j.tries, updated_at = now()
                FROM judged j WHERE j.becomes NOT IN ('pending', 'retrying') AND l.id = j.delivery_id AND l.month = j.month
            ), noted AS (
                INSERT INTO failed_attempts (delivery_id, month, fence, at, code, duration_ms, outcome, reason)
                SELECT delivery_id, month, fence, at, code, took_ms, outcome, reason FROM judged WHERE outcome <> 'put_off'
                ON CONFLICT DO NOTHING
            )
            SELECT delivery_id, becomes AS next FROM judged""".formatted(toldElsewhere("q"));

    /** Whether what a delivery of the queue was to be made in place of arrived after all. */
    static String toldElsewhere(String q) {
        return """
                SELECT FROM ledger t WHERE t.subscriber_id = %1$s.subscriber_id AND t.incident_id = %1$s.incident_id
                    AND t.sequence = %1$s.sequence AND t.id <> %1$s.delivery_id AND t.state = 'delivered'""".formatted(q);
    }

    static final String SWITCH_OFF = """
            WITH off AS (
                UPDATE endpoints e SET state = 'disabled', state_reason = g.reason
                FROM unnest($1::uuid[], $2::text[]) AS g (id, reason) WHERE e.id = g.id
            )
            SELECT settle_endpoints($1::uuid[], 'suppressed', 'the address is switched off')""";

    private ResultStatements() {}

    static Tuple parameters(List<Result> results, Object... further) {
        Tuple all = Tuple.tuple()
                .addValue(column(results, result -> result.lease().place().endpointId(), UUID[]::new))
                .addValue(column(results, result -> result.lease().place().incidentId(), UUID[]::new))
                .addValue(column(results, result -> result.lease().place().sequence(), Long[]::new))
                .addValue(column(results, result -> result.lease().deliveryId(), UUID[]::new))
                .addValue(column(results, result -> result.lease().month(), LocalDate[]::new))
                .addValue(column(results, result -> result.lease().fence(), Long[]::new))
                .addValue(column(results, result -> result.next().state().word(), String[]::new))
                .addValue(column(results, result -> result.next().reason(), String[]::new))
                .addValue(column(results, result -> result.next().remoteId(), String[]::new))
                .addValue(column(results, result -> result.next().delay().toMillis(), Long[]::new))
                .addValue(column(results, result -> result.span().at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                .addValue(column(results, Result::code, String[]::new))
                .addValue(column(results, result -> result.span().took().toMillis(), Long[]::new))
                .addValue(column(results, Result::outcome, String[]::new))
                .addValue(column(results, result -> result.lease().revision(), Integer[]::new))
                .addValue(column(results, result -> result.next().asked(), Boolean[]::new));
        for (Object one : further) {
            all.addValue(one);
        }
        return all;
    }

    static Tuple gone(List<Result> gone) {
        return Tuple.tuple()
                .addValue(column(gone, result -> result.lease().place().endpointId(), UUID[]::new))
                .addValue(column(gone, result -> result.next().reason(), String[]::new));
    }

    private static <T> T[] column(List<Result> results, Function<Result, T> of, IntFunction<T[]> array) {
        return results.stream().map(of).toArray(array);
    }
}
