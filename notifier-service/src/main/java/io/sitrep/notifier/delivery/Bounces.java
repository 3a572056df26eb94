package io.sitrep.notifier.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.sitrep.kit.trace.LogIds;
import io.sitrep.notifier.channel.Bounce;
import io.sitrep.notifier.channel.BounceLedger;
import io.sitrep.notifier.channel.BounceReports;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What came back after it had been accepted. The delivery stays delivered, since the next hop did accept it; the ledger has the
 * bounce as an attempt. One for good also switches the address off, and suppresses what still waits for it. A question that comes back
 * for good switches off the address that was asked; so does a notice.
 */
@Singleton
public class Bounces implements BounceLedger {
    private static final Logger LOG = Logger.getLogger(Bounces.class);
    private static final String HARD = "bounced";
    private static final String SOFT = "soft_bounce";

    // Behind every attempt, and each kind once: servers repeat themselves, and somebody who switched the address on
    // again
    // must not be overruled by an old report.
    private static final String NOTE = """
            WITH noted AS (
                INSERT INTO failed_attempts (delivery_id, month, fence, at, code, outcome, reason)
                SELECT id, month, $5, now(), $3, $2, $4 FROM ledger WHERE id = $1
                ON CONFLICT DO NOTHING RETURNING delivery_id
            )
            SELECT endpoint_id, channel FROM ledger JOIN noted ON id = delivery_id""";

    // The id in a question's return path is the address's own. What waits to be asked of the same mailbox is not asked
    // either: it
    // would come back, too. Who said yes meanwhile is there.
    private static final String NOBODY_TO_ASK = """
            WITH back AS (
                SELECT channel, lower(address) AS address FROM endpoints WHERE id = $1 AND state = 'pending'
            ), off AS (
                UPDATE endpoints e SET state = 'disabled', state_reason = $2 FROM back b
                WHERE e.channel = b.channel AND lower(e.address) = b.address AND e.state = 'pending' RETURNING e.id
            ), unasked AS (
                DELETE FROM confirmations c USING off WHERE c.endpoint_id = off.id
            )
            SELECT count(*) AS number FROM off""";

    // A notice was no delivery either: nobody is written to there again.
    private static final String NOTICE = """
            UPDATE notice_mails SET state = 'bounced', code = $2, reason = $3, settled_at = now(), due_at = NULL
            WHERE id = $1 AND state <> 'bounced'""";

    private static final Map<String, Long> PLACES = Map.of(SOFT, Long.MAX_VALUE - 1, HARD, Long.MAX_VALUE);

    private final Pool pool;
    private final MeterRegistry meters;
    private final List<BounceReports> providers;

    Bounces(Pool pool, MeterRegistry meters, @All List<BounceReports> providers) {
        this.pool = pool;
        this.meters = meters;
        this.providers = providers;
    }

    /**
     * What a provider says. Fails with what {@link #isForged} knows or an {@link IllegalArgumentException} where it is not to be
     * believed or can't be read.
     *
     * @return false when no such provider may report here
     */
    public Uni<Boolean> report(String provider, byte[] body) {
        return providers.stream()
                .filter(reports -> reports.provider().equals(provider) && reports.isOn())
                .findFirst()
                .map(reports -> Uni.createFrom()
                        .item(() -> reports.read(body))
                        .chain(bounce -> bounce.map(this::note)
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                        .replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    public static boolean isForged(Throwable failure) {
        return failure instanceof BounceReports.Forged;
    }

    @Override
    public Uni<Void> note(Bounce bounce) {
        return bounce.forGood()
                ? hard(bounce.delivery(), bounce.code(), bounce.reason())
                : soft(bounce.delivery(), bounce.code(), bounce.reason());
    }

    /** Nothing sent there will arrive: no more is. */
    public Uni<Void> hard(UUID delivery, String code, String reason) {
        return pool.withTransaction(connection -> note(connection, delivery, HARD, code, reason)
                        .call(endpoint -> endpoint.map(known -> switchOff(connection, known, reason))
                                .orElseGet(() -> nobodyToAsk(connection, delivery, code, reason)
                                        .chain(() -> nobodyToWriteTo(connection, delivery, code, reason)))))
                .invoke(endpoint -> told(endpoint, delivery, HARD, code))
                .replaceWithVoid();
    }

    /** Perhaps it was not a delivery but the question whether somebody wants any. */
    private Uni<Void> nobodyToAsk(SqlConnection connection, UUID question, String code, String reason) {
        return connection
                .preparedQuery(NOBODY_TO_ASK)
                .execute(Tuple.of(question, reason))
                .map(rows -> rows.iterator().next().getLong("number"))
                .invoke(off -> {
                    if (off > 0) {
                        meters.counter("sitrep.bounces", "kind", "question").increment();
                        LogIds.of()
                                .endpoint(question)
                                .infof(LOG, "its question came back: %d are not asked code=%s", off, code);
                    }
                })
                .replaceWithVoid();
    }

    /** Perhaps it was a notice. */
    private Uni<Void> nobodyToWriteTo(SqlConnection connection, UUID notice, String code, String reason) {
        return connection
                .preparedQuery(NOTICE)
                .execute(Tuple.of(notice, code, reason))
                .invoke(rows -> {
                    if (rows.rowCount() > 0) {
                        meters.counter("sitrep.bounces", "kind", "notice").increment();
                        LogIds.of().mail(notice).infof(LOG, "came back: nobody is there code=%s", code);
                    }
                })
                .replaceWithVoid();
    }

    /** Not this time; perhaps the next. */
    public Uni<Void> soft(UUID delivery, String code, String reason) {
        return pool.withTransaction(connection -> note(connection, delivery, SOFT, code, reason))
                .invoke(endpoint -> told(endpoint, delivery, SOFT, code))
                .replaceWithVoid();
    }

    private record Back(UUID endpoint, String channel) {}

    /** @return whose it was; empty when there was nothing to note */
    private static Uni<Optional<Back>> note(
            SqlConnection connection, UUID delivery, String kind, String code, String reason) {
        return connection
                .preparedQuery(NOTE)
                .execute(Tuple.of(delivery, kind, code, reason, PLACES.get(kind)))
                .map(rows -> rows.iterator())
                .map(rows -> rows.hasNext() ? Optional.of(rows.next()) : Optional.<Row>empty())
                .map(found -> found.map(row -> new Back(row.getUUID("endpoint_id"), row.getString("channel"))));
    }

    private Uni<Void> switchOff(SqlConnection connection, Back back, String reason) {
        return connection
                .preparedQuery(ResultStatements.SWITCH_OFF)
                .execute(Tuple.tuple().addValue(new UUID[] {back.endpoint()}).addValue(new String[] {reason}))
                .invoke(rows -> meters.counter(
                                "sitrep.deliveries",
                                "channel",
                                back.channel(),
                                "state",
                                DeliveryState.SUPPRESSED.word())
                        .increment(rows.iterator().next().getLong(0)))
                .replaceWithVoid();
    }

    private void told(Optional<Back> endpoint, UUID delivery, String kind, String code) {
        endpoint.ifPresent(known -> {
            meters.counter("sitrep.bounces", "kind", kind).increment();
            LogIds.of().delivery(delivery).infof(LOG, "came back: %s code=%s", kind, code);
        });
    }
}
