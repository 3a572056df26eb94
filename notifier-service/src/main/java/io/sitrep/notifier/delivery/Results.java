package io.sitrep.notifier.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes what attempts came to. While the database is away a result waits here and is written later: a success is never sent
 * again for want of a note about it. Who was overtaken by a newer lease writes nothing.
 */
@Singleton
class Results {
    private static final Logger LOG = Logger.getLogger(Results.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    // A success is the truth whatever the row says by now, as long as nobody else holds a newer lease. What failed is
    // not
    // tried again when it was withdrawn meanwhile, or something newer that stands takes its place.
    private static final String WRITE = """
            WITH written AS (
                UPDATE deliveries d SET
                    state = CASE
                        WHEN $3 = 'retrying' AND (SELECT withdrawn FROM publications p WHERE p.id = d.publication_id)
                            IS NOT NULL THEN 'cancelled'
                        WHEN $3 = 'retrying' AND EXISTS (SELECT 1 FROM deliveries n
                            WHERE n.endpoint_id = d.endpoint_id AND n.incident_id = d.incident_id
                              AND n.sequence > d.sequence AND n.state <> 'cancelled'
                              AND gives_way(d.every_update, d.closing, n.closing))
                            THEN 'superseded'
                        ELSE $3 END,
                    reason = $4, remote_id = $5, lease_until = NULL, updated_at = now(),
                    due_at = now() + $6 * interval '1 millisecond',
                    delivered_at = CASE WHEN $3 = 'delivered' THEN now() END
                WHERE id = $1 AND fence = $2 AND (state = 'sending' OR $3 = 'delivered')
                RETURNING id, fence, state
            ), noted AS (
                INSERT INTO attempts (delivery_id, fence, at, code, duration_ms, outcome, reason)
                SELECT id, fence, $7, $8, $9, $10, $4 FROM written
                ON CONFLICT (delivery_id, fence) DO UPDATE SET code = excluded.code, duration_ms = excluded.duration_ms,
                    outcome = excluded.outcome, reason = excluded.reason
            )
            SELECT state FROM written""";

    private static final String SWITCH_OFF = "UPDATE endpoints SET state = 'disabled', state_reason = $2 WHERE id = $1";

    private static final String SUPPRESS = """
            UPDATE deliveries SET state = 'suppressed', reason = 'the address is switched off', updated_at = now()
            WHERE endpoint_id = $1 AND state IN ('pending', 'retrying')""";

    private final Pool pool;

    Results(Pool pool) {
        this.pool = pool;
    }

    /** @return the state written; empty when somebody else has the delivery by now */
    Uni<Optional<String>> write(Result result) {
        return pool.withTransaction(connection -> write(connection, result))
                .onFailure(Results::passes)
                .invoke(away -> LOG.warnf(
                        "deliveryId=%s its result can not be written yet: %s",
                        result.lease().deliveryId(), away.getClass().getSimpleName()))
                .onFailure(Results::passes)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    private static Uni<Optional<String>> write(SqlConnection connection, Result result) {
        Uni<Optional<String>> written = connection
                .preparedQuery(WRITE)
                .execute(parameters(result))
                .map(rows -> rows.iterator())
                .map(rows -> rows.hasNext() ? Optional.of(rows.next().getString("state")) : Optional.empty());
        return result.gone() ? written.call(() -> switchOff(connection, result)) : written;
    }

    private static Uni<Void> switchOff(SqlConnection connection, Result result) {
        Tuple endpoint = Tuple.of(result.lease().endpointId());
        return connection
                .preparedQuery(SWITCH_OFF)
                .execute(Tuple.of(result.lease().endpointId(), result.next().reason()))
                .chain(() -> connection.preparedQuery(SUPPRESS).execute(endpoint))
                .replaceWithVoid();
    }

    private static Tuple parameters(Result result) {
        return Tuple.tuple()
                .addUUID(result.lease().deliveryId())
                .addLong(result.lease().fence())
                .addString(result.next().state().word())
                .addString(result.next().reason())
                .addString(result.next().remoteId())
                .addLong(result.next().delay().toMillis())
                .addOffsetDateTime(result.span().at().atOffset(ZoneOffset.UTC))
                .addString(result.code())
                .addLong(result.span().took().toMillis())
                .addString(result.outcome());
    }

    /** All but what the database refuses for its content: that would be refused for ever. */
    private static boolean passes(Throwable failure) {
        return !(failure instanceof PgException refused)
                || refused.getSqlState() == null
                || !refused.getSqlState().matches("(22|23|42).*");
    }
}
