package io.sitrep.notifier.delivery;

import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Hands out deliveries that are due, each to one worker at a time; time is the database's alone. Guards the order: of what goes
 * to one endpoint about one incident, nothing leaves before an older one that still stands, and what something
 * newer replaced does not leave at all.
 */
@Singleton
class Leases {
    /** What came of a claim: some to send, and some that were found to be settled. */
    record Claim(List<Lease> leases, List<Settled> settled) {
        boolean isEmpty() {
            return leases.isEmpty() && settled.isEmpty();
        }
    }

    /** A delivery that is not sent now, and where it stands instead. */
    record Settled(UUID deliveryId, String channel, String state) {
        static Settled of(Row row) {
            return new Settled(row.getUUID("id"), row.getString("channel"), row.getString("state"));
        }

        boolean isDead() {
            return DeliveryState.DEAD.word().equals(state);
        }
    }

    private static final String CLAIM = """
            WITH due AS (
                SELECT d.* FROM deliveries d
                WHERE d.state IN ('pending', 'retrying') AND d.due_at <= now()
                  AND NOT EXISTS (
                    SELECT 1 FROM deliveries o
                    WHERE o.endpoint_id = d.endpoint_id AND o.incident_id = d.incident_id AND o.sequence < d.sequence
                      AND (o.state = 'sending' OR (o.state IN ('pending', 'retrying')
                        AND NOT gives_way(o.every_update, o.closing, d.closing))))
                ORDER BY d.due_at LIMIT $1
                FOR UPDATE OF d SKIP LOCKED
            ), judged AS (
                SELECT d.id, e.address, e.secret, s.token_sealed, s.locale, s.time_zone, p.revision, p.withdrawn, CASE
                    WHEN p.withdrawn IS NOT NULL THEN 'cancelled'
                    WHEN e.id IS NULL OR s.id IS NULL OR s.state <> 'active' THEN 'cancelled'
                    WHEN e.state <> 'active' THEN 'suppressed'
                    WHEN EXISTS (SELECT 1 FROM deliveries n
                        WHERE n.endpoint_id = d.endpoint_id AND n.incident_id = d.incident_id
                          AND n.sequence > d.sequence AND n.state <> 'cancelled'
                          AND gives_way(d.every_update, d.closing, n.closing))
                        THEN 'superseded'
                    ELSE 'sending' END AS next
                FROM due d
                JOIN publications p ON p.id = d.publication_id
                LEFT JOIN endpoints e ON e.id = d.endpoint_id
                LEFT JOIN subscriptions s ON s.id = d.subscription_id
            )
            UPDATE deliveries d SET state = j.next, updated_at = now(),
                reason = CASE j.next WHEN 'cancelled' THEN coalesce('the update was ' || j.withdrawn, 'unsubscribed')
                    WHEN 'suppressed' THEN 'the address is switched off'
                    WHEN 'superseded' THEN 'a newer update of the incident' ELSE d.reason END,
                fence = CASE j.next WHEN 'sending' THEN d.fence + 1 ELSE d.fence END,
                tries = CASE j.next WHEN 'sending' THEN d.tries + 1 ELSE d.tries END,
                lease_until = CASE j.next WHEN 'sending' THEN now() + $2 * interval '1 millisecond' END
            FROM judged j WHERE j.id = d.id
            RETURNING d.*, j.revision, j.address, j.secret, j.token_sealed, j.locale, j.time_zone""";

    private static final String TAKE_OVER = """
            WITH lost AS (
                UPDATE deliveries SET state = CASE WHEN tries > $2 THEN 'dead' ELSE 'retrying' END,
                    due_at = now(), lease_until = NULL, updated_at = now(),
                    reason = 'its worker vanished, the outcome is not known'
                        || CASE WHEN tries > $2 THEN '; the schedule is used up' ELSE '' END
                WHERE id IN (
                    SELECT id FROM deliveries
                    WHERE state = 'sending' AND lease_until < now() AND NOT (id = ANY($1))
                    ORDER BY lease_until LIMIT 1000 FOR UPDATE SKIP LOCKED)
                RETURNING id, fence, channel, state
            ), noted AS (
                INSERT INTO attempts (delivery_id, fence, at, outcome, reason)
                SELECT id, fence, now(), 'lost', 'its worker vanished, the outcome is not known' FROM lost
                ON CONFLICT DO NOTHING
            )
            SELECT id, channel, state FROM lost""";

    private final Pool pool;
    private final Duration length;
    private final int retries;

    Leases(Pool pool, Settings settings) {
        this.pool = pool;
        this.length = settings.delivery().lease();
        this.retries = settings.delivery().retrySchedule().size();
    }

    Uni<Claim> claim(int most) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(most, length.toMillis()))
                .map(Leases::claimed);
    }

    /**
     * Makes deliveries due again whose worker did not come back; those that used up their tries are dead: it may be they
     * that end their workers.
     *
     * @param held those this process itself still works on, perhaps only on writing down a success: not to be repeated
     * @return where each stands now
     */
    Uni<List<Settled>> takeOver(Collection<UUID> held) {
        return pool.preparedQuery(TAKE_OVER)
                .execute(Tuple.tuple().addValue(held.toArray(UUID[]::new)).addInteger(retries))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Settled::of)
                        .toList());
    }

    private static Claim claimed(RowSet<Row> rows) {
        Claim claim = new Claim(new ArrayList<>(), new ArrayList<>());
        for (Row row : rows) {
            if ("sending".equals(row.getString("state"))) {
                claim.leases().add(Lease.of(row));
            } else {
                claim.settled().add(Settled.of(row));
            }
        }
        return claim;
    }
}
