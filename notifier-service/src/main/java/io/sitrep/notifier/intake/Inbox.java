package io.sitrep.notifier.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

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
        CORRECTED
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

    // An open incident is never less than minor on the page (Statuspage's rule).
    private static final String KEEP = """
            INSERT INTO publications (id, incident_id, update_id, sequence, status, closing, maintenance,
                impact_rank, components, regions, payload, lane, published_at, page_rank)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce($13, now()),
                (SELECT coalesce(max(CASE WHEN impact_rank = 1 THEN 1 ELSE greatest(impact_rank, 2) END), 0)
                 FROM incidents WHERE status IN ('investigating', 'identified', 'monitoring', 'in_progress', 'verifying')))""";

    private static final String PLAN =
            "INSERT INTO fanout_jobs (publication_id, incident_id, sequence, lane) VALUES ($1, $2, $3, $4)";

    private final Pool pool;
    private final Withdrawal withdrawal;
    private final Correction correction;

    Inbox(Pool pool, Withdrawal withdrawal, Correction correction) {
        this.pool = pool;
        this.withdrawal = withdrawal;
        this.correction = correction;
    }

    public Uni<Receipt> take(PublicationEvent event) {
        return pool.withTransaction(connection -> changed(connection, NOTE, Tuple.of(event.id(), event.type()))
                .chain(first ->
                        first ? advance(connection, event) : Uni.createFrom().item(Receipt.DUPLICATE)));
    }

    private Uni<Receipt> advance(SqlConnection connection, PublicationEvent event) {
        if (event.kind().isEmpty()) {
            return Uni.createFrom().item(Receipt.NOT_TO_BE_TOLD);
        }
        Publication.Incident incident = event.publication().incident();
        Tuple head = Tuple.of(incident.id(), incident.ref(), incident.publicId())
                .addLong(event.publication().sequence())
                .addString(incident.status())
                .addInteger(Impact.of(incident.impact()).rank());
        return changed(connection, ADVANCE, head)
                .chain(newer ->
                        newer ? apply(connection, event) : Uni.createFrom().item(Receipt.STALE));
    }

    private Uni<Receipt> apply(SqlConnection connection, PublicationEvent event) {
        PublicationEvent.Kind kind = event.kind().orElseThrow();
        Publication publication = event.publication();
        return switch (kind) {
            case PUBLISHED -> keep(connection, event);
            case CORRECTED -> correction.of(connection, publication).replaceWith(Receipt.CORRECTED);
            case RETRACTED, STOPPED ->
                withdrawal
                        .of(
                                connection,
                                publication.incident().id(),
                                publication.change().id(),
                                kind.word())
                        .replaceWith(Receipt.WITHDRAWN);
        };
    }

    private static Uni<Receipt> keep(SqlConnection connection, PublicationEvent event) {
        Publication publication = event.publication();
        if (!publication.isToBeTold()) {
            return Uni.createFrom().item(Receipt.NOT_TO_BE_TOLD);
        }
        Publication.Incident incident = publication.incident();
        Tuple row = Tuple.of(event.id(), incident.id(), publication.change().id())
                .addLong(publication.sequence())
                .addString(incident.status())
                .addBoolean(publication.isClosing())
                .addBoolean(publication.isMaintenance())
                .addInteger(Impact.of(incident.impact()).rank())
                .addValue(publication.componentIds().toArray(UUID[]::new))
                .addValue(publication.regionCodes().toArray(String[]::new))
                .addString(event.payload())
                .addInteger(publication.lane())
                .addOffsetDateTime(published(publication));
        Tuple job = Tuple.of(event.id(), incident.id(), publication.sequence(), publication.lane());
        return connection
                .preparedQuery(KEEP)
                .execute(row)
                .chain(() -> connection.preparedQuery(PLAN).execute(job))
                .replaceWith(Receipt.STORED);
    }

    private static OffsetDateTime published(Publication publication) {
        Instant at = publication.change().publishedAt();
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Uni<Boolean> changed(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> rows.rowCount() > 0);
    }
}
