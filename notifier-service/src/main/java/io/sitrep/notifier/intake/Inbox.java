package io.sitrep.notifier.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/**
 * Takes each event once. The event's id, the incident's newest state, the publication and its fan-out job are written
 * in one transaction: after it the record may be acknowledged, before it nothing has happened.
 */
@Singleton
public class Inbox {
    /** What became of an event. */
    public enum Receipt {
        STORED,
        DUPLICATE,
        STALE,
        NOT_TO_BE_TOLD,
        WITHDRAWN,
        CORRECTED;

        boolean mayBeTold() {
            return this == STORED || this == WITHDRAWN || this == CORRECTED;
        }
    }

    private record Taken(Receipt receipt, Settled settled) {
        static Taken of(Receipt receipt) {
            return new Taken(receipt, Settled.NONE);
        }
    }

    private static final String NOTE =
            "INSERT INTO inbox (event_id, type) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING event_id";

    // The row lock makes two events of one incident wait for each other.
    private static final String ADVANCE = """
            INSERT INTO incidents (id, ref, public_id, sequence, status, impact_rank)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (id) DO UPDATE SET ref = excluded.ref, public_id = excluded.public_id,
                sequence = excluded.sequence, status = excluded.status, impact_rank = excluded.impact_rank,
                updated_at = now()
            WHERE incidents.sequence < excluded.sequence
            RETURNING id""";

    private final Pool pool;
    private final Withdrawal withdrawal;
    private final Correction correction;
    private final PublicationRows rows;
    private final FailingProviders failing;
    private final Settings settings;
    private final MeterRegistry meters;

    Inbox(
            Pool pool,
            Withdrawal withdrawal,
            Correction correction,
            PublicationRows rows,
            FailingProviders failing,
            Settings settings,
            MeterRegistry meters) {
        this.settings = settings;
        this.failing = failing;
        this.meters = meters;
        this.pool = pool;
        this.withdrawal = withdrawal;
        this.correction = correction;
        this.rows = rows;
    }

    public Uni<Receipt> take(PublicationEvent event) {
        return pool.withTransaction(connection -> changed(connection, NOTE, Tuple.of(event.id(), event.type()))
                        .chain(first -> first
                                ? advance(connection, event)
                                : Uni.createFrom().item(Taken.of(Receipt.DUPLICATE))))
                .invoke(taken -> taken.settled().count(meters))
                .map(Taken::receipt);
    }

    private Uni<Taken> advance(SqlConnection connection, PublicationEvent event) {
        if (event.kind().isEmpty() || isOddCanary(event)) {
            return Uni.createFrom().item(Taken.of(Receipt.NOT_TO_BE_TOLD));
        }
        Publication.Incident incident = event.publication().incident();
        Tuple head = Tuple.of(incident.id(), incident.ref(), incident.publicId())
                .addLong(event.publication().sequence())
                .addString(incident.status())
                .addInteger(Impact.of(incident.impact()).rank());
        return changed(connection, ADVANCE, head)
                .chain(newer ->
                        newer ? apply(connection, event) : Uni.createFrom().item(Taken.of(Receipt.STALE)));
    }

    /** A sign of life about a real incident would advance it; and what is told of the canary's would be told to it alone. */
    private static boolean isOddCanary(PublicationEvent event) {
        boolean sang = event.kind().orElseThrow() == PublicationEvent.Kind.SANG;
        return sang != CanaryIds.INCIDENT.equals(event.publication().incident().id());
    }

    private Uni<Taken> apply(SqlConnection connection, PublicationEvent event) {
        return switch (event.kind().orElseThrow()) {
            case PUBLISHED ->
                failing.note(connection, event.publication())
                        .chain(() -> keep(connection, event))
                        .map(Taken::of);
            case SANG ->
                settings.canary()
                        ? rows.keepForCanary(connection, event).replaceWith(Taken.of(Receipt.STORED))
                        : Uni.createFrom().item(Taken.of(Receipt.NOT_TO_BE_TOLD));
            case CORRECTED -> correction.of(connection, event).map(settled -> new Taken(Receipt.CORRECTED, settled));
            case RETRACTED, STOPPED ->
                withdrawal.of(connection, event).map(settled -> new Taken(Receipt.WITHDRAWN, settled));
        };
    }

    private Uni<Receipt> keep(SqlConnection connection, PublicationEvent event) {
        return event.publication().isToBeTold()
                ? rows.keep(connection, event, PublicationRows.Readers.WHO_WANT_TO_HEAR)
                        .replaceWith(Receipt.STORED)
                : Uni.createFrom().item(Receipt.NOT_TO_BE_TOLD);
    }

    private static Uni<Boolean> changed(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> rows.rowCount() > 0);
    }
}
