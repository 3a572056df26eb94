package io.sitrep.notifier.delivery;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.ThisProcess;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
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
        int size() {
            return leases.size() + settled.size();
        }
    }

    /** A delivery that is not sent now, and where it stands instead. */
    record Settled(UUID deliveryId, UUID incidentId, String channel, String state) {
        static Settled of(Row row) {
            return new Settled(
                    row.getUUID("delivery_id"),
                    row.getUUID("incident_id"),
                    row.getString("channel"),
                    row.getString("next"));
        }

        /** Nobody tries it any more. */
        boolean isFinal() {
            return !DeliveryState.RETRYING.word().equals(state);
        }
    }

    /** Something of this lane of this channel is due. */
    record Due(String channel, int lane) {}

    private static final String DUE = """
            SELECT c.channel, l.lane FROM unnest($1::text[]) AS c (channel), generate_series(1, 4) AS l (lane)
            WHERE NOT EXISTS (SELECT FROM hold) AND NOT EXISTS (SELECT FROM channels_off f WHERE f.channel = c.channel)
                AND EXISTS (SELECT FROM queue q
                WHERE q.channel = c.channel AND q.lane = l.lane AND q.state <> 'sending' AND q.due_at <= now())""";

    // What stood in for another address at one that is gone is left to whoever looks for the next one. Only what was
    // leased before can
    // have something newer beside it, as planning supersedes the rest; or what was
    // planned again after it had been given up.
    private static final String CLAIM =
            """
            WITH due AS MATERIALIZED (
                SELECT q.* FROM queue q
                WHERE q.channel = $1 AND q.lane = $2 AND q.state <> 'sending' AND q.due_at <= now()
                  AND NOT EXISTS (SELECT FROM hold) AND NOT EXISTS (SELECT FROM channels_off f WHERE f.channel = $1)
                  AND NOT EXISTS (
                    SELECT FROM queue o
                    WHERE o.endpoint_id = q.endpoint_id AND o.incident_id = q.incident_id AND o.sequence <> q.sequence
                      AND (o.state = 'sending' OR (o.sequence < q.sequence
                        AND NOT gives_way(o.every_update, o.closing, q.closing))))
                ORDER BY q.due_at LIMIT $3
                FOR UPDATE OF q SKIP LOCKED
            ), judged AS MATERIALIZED (
                SELECT d.endpoint_id, d.incident_id, d.sequence, e.address, e.secret,
                    CASE WHEN e.previous_until > now() THEN e.previous_secret END AS previous_secret, s.token_sealed, s.locale,
                    s.time_zone, e.reached_by, p.revision, p.withdrawn, p.published_at,
                    (e.id IS NULL OR s.id IS NULL OR NOT still_told(s.state, p.only_told_of, p.translated_into)) AS ended, CASE
                    WHEN p.withdrawn IS NOT NULL THEN 'cancelled'
                    WHEN e.id IS NULL AND d.instead_of IS NOT NULL AND still_told(s.state, p.only_told_of, p.translated_into)
                        AND NOT EXISTS (%1$s) THEN 'suppressed'
                    WHEN e.id IS NULL OR s.id IS NULL OR NOT still_told(s.state, p.only_told_of, p.translated_into) THEN 'cancelled'
                    WHEN d.instead_of IS NOT NULL AND EXISTS (%1$s) THEN 'cancelled'
                    WHEN e.state <> 'active' THEN 'suppressed'
                    WHEN (d.fence > 0 OR EXISTS (SELECT FROM fanout_jobs j
                            WHERE j.publication_id = d.publication_id AND j.failed_at IS NOT NULL))
                        AND EXISTS (SELECT FROM ledger n JOIN publications np ON np.id = n.publication_id
                        WHERE n.subscriber_id = d.subscriber_id AND n.incident_id = d.incident_id
                          AND n.sequence > d.sequence AND n.state <> 'cancelled'
                          AND np.only_told_of IS NULL AND gives_way(d.every_update, d.closing, np.closing))
                        THEN 'superseded'
                    ELSE 'sending' END AS next
                FROM due d
                JOIN publications p ON p.id = d.publication_id
                LEFT JOIN endpoints e ON e.id = d.endpoint_id
                LEFT JOIN subscriptions s ON s.id = d.subscription_id
            ), leased AS (
                UPDATE queue q SET state = 'sending', fence = q.fence + 1, tries = q.tries + 1, updated_at = now(),
                    lease_until = now() + $4 * interval '1 millisecond'
                FROM judged j
                WHERE j.next = 'sending' AND q.endpoint_id = j.endpoint_id AND q.incident_id = j.incident_id
                  AND q.sequence = j.sequence
                RETURNING q.delivery_id, q.month, q.endpoint_id, q.incident_id, q.sequence, q.fence, q.tries,
                    q.planned_at, q.publication_id, j.published_at, q.channel, j.next, j.revision, j.address, j.secret, j.previous_secret, j.token_sealed, j.locale, j.time_zone, j.reached_by
            ), settled AS (
                DELETE FROM queue q USING judged j
                WHERE j.next <> 'sending' AND q.endpoint_id = j.endpoint_id AND q.incident_id = j.incident_id
                  AND q.sequence = j.sequence
                RETURNING q.delivery_id, q.incident_id, q.month, q.channel, q.fence, q.tries, j.next, j.withdrawn, j.ended
            ), booked AS (
                UPDATE ledger l SET state = s.next, fence = s.fence, tries = s.tries, updated_at = now(),
                    reason = CASE s.next WHEN 'cancelled' THEN coalesce('the update was ' || s.withdrawn,
                            CASE WHEN s.ended THEN 'unsubscribed' ELSE '%2$s' END)
                        WHEN 'suppressed' THEN 'the address is switched off'
                        ELSE 'a newer update of the incident' END
                FROM settled s WHERE l.id = s.delivery_id AND l.month = s.month
            )
            SELECT * FROM leased
            UNION ALL
            SELECT delivery_id, month, NULL, incident_id, NULL, fence, tries, NULL, NULL, NULL, channel, next, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
            FROM settled""".formatted(ResultStatements.toldElsewhere("d"), ResultStatements.TOLD_ELSEWHERE);

    // What can't be sent again without the risk that it arrives twice is left to a human; where a retraction deletes,
    // it
    // does no harm twice. When the database was away,
    // whoever has something to write down comes first.
    private static final String TAKE_OVER = """
            WITH lost AS (
                SELECT *, CASE
                    WHEN channel = ANY ($3) AND NOT (channel = ANY ($5) AND EXISTS (SELECT FROM publications p
                        WHERE p.id = publication_id AND p.kind = 'retraction')) THEN 'uncertain'
                    WHEN tries > $2 THEN 'dead'
                    ELSE 'retrying' END AS next
                FROM queue
                WHERE state = 'sending' AND lease_until < now() AND NOT (delivery_id = ANY ($1))
                  AND pg_postmaster_start_time() < now() - $4 * interval '1 millisecond'
                ORDER BY lease_until LIMIT 1000 FOR UPDATE SKIP LOCKED
            ), again AS (
                UPDATE queue q SET state = 'retrying', due_at = now(), lease_until = NULL, updated_at = now(),
                    first_failed_at = coalesce(q.first_failed_at, now()),
                    reason = 'its worker vanished, the outcome is not known'
                FROM lost o
                WHERE o.next = 'retrying' AND q.endpoint_id = o.endpoint_id AND q.incident_id = o.incident_id
                  AND q.sequence = o.sequence
                RETURNING q.delivery_id, q.incident_id, q.channel
            ), ended AS (
                DELETE FROM queue q USING lost o
                WHERE o.next <> 'retrying' AND q.endpoint_id = o.endpoint_id AND q.incident_id = o.incident_id
                  AND q.sequence = o.sequence
                RETURNING q.delivery_id, q.incident_id, q.month, q.channel, q.fence, q.tries, o.next
            ), booked AS (
                UPDATE ledger l SET state = d.next, fence = d.fence, tries = d.tries, updated_at = now(),
                    reason = 'its worker vanished, the outcome is not known'
                        || CASE d.next WHEN 'dead' THEN '; the schedule is used up' ELSE '' END
                FROM ended d WHERE l.id = d.delivery_id AND l.month = d.month
            ), noted AS (
                INSERT INTO failed_attempts (delivery_id, month, fence, at, outcome, reason)
                SELECT delivery_id, month, fence, now(), 'lost', 'its worker vanished, the outcome is not known' FROM lost
                ON CONFLICT DO NOTHING
            )
            SELECT delivery_id, incident_id, channel, 'retrying' AS next FROM again
            UNION ALL
            SELECT delivery_id, incident_id, channel, next FROM ended""";

    private final Pool pool;
    private final Duration length;
    private final int retries;
    private final String[] onceAtMost;
    private final String[] posting;
    private final Presence presence;
    private final Clock clock;
    private final ThisProcess process;

    Leases(
            @ReactiveDataSource("engine") Pool pool,
            Settings settings,
            Channels channels,
            ThisProcess process,
            Clock clock) {
        this.process = process;
        this.pool = pool;
        this.onceAtMost = channels.promising(Promise.AT_MOST_ONCE).toArray(String[]::new);
        this.posting = channels.posting().toArray(String[]::new);
        this.presence = Presence.by(settings.delivery());
        this.clock = clock;
        this.length = settings.delivery().lease();
        this.retries = settings.delivery().retrySchedule().size();
    }

    /** Which lanes of these channels have something due; none while everything is held, or this process may send nothing. */
    Uni<List<Due>> due(Collection<String> channels) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.tuple().addValue(channels.toArray(String[]::new)))
                .invoke(() -> presence.seen(clock.instant()))
                .onFailure()
                .invoke(presence::missed)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> process.sends())
                        .map(row -> new Due(row.getString("channel"), row.getInteger("lane")))
                        .toList());
    }

    Uni<Claim> claim(String channel, int lane, int most) {
        if (!process.sends()) {
            return Uni.createFrom().item(new Claim(List.of(), List.of()));
        }
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(channel, lane, most, length.toMillis()))
                .map(Leases::claimed);
    }

    /**
     * Makes deliveries due again whose worker did not come back; those that used up their tries are dead: it may be they
     * that end their workers. What must not be sent twice is uncertain. None while the database was away within a third of a lease:
     * then a worker that could not write is given the time to.
     *
     * @param held those this process itself still works on, perhaps only on writing down a success: not to be repeated
     * @return where each stands now
     */
    Uni<List<Settled>> takeOver(Collection<UUID> held) {
        if (!presence.isLongEnough(clock.instant())) {
            return Uni.createFrom().item(List.of());
        }
        return pool.preparedQuery(TAKE_OVER)
                .execute(Tuple.tuple()
                        .addValue(held.toArray(UUID[]::new))
                        .addInteger(retries)
                        .addValue(onceAtMost)
                        .addLong(presence.enough().toMillis())
                        .addValue(posting))
                .onFailure()
                .invoke(presence::missed)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Settled::of)
                        .toList());
    }

    private static Claim claimed(RowSet<Row> rows) {
        Claim claim = new Claim(new ArrayList<>(), new ArrayList<>());
        for (Row row : rows) {
            if (DeliveryState.SENDING.word().equals(row.getString("next"))) {
                claim.leases().add(Lease.of(row));
            } else {
                claim.settled().add(Settled.of(row));
            }
        }
        return claim;
    }
}
