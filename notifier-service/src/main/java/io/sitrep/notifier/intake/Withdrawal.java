package io.sitrep.notifier.intake;

import io.sitrep.notifier.intake.PublicationRows.Readers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Keeps what was stopped or retracted from leaving: its planning ends, and deliveries that nobody has in hand are cancelled.
 * Who was told already hears that it was retracted, where the retraction says so. Not guaranteed: that an attempt under way right
 * now does not arrive; if it fails, it is not made again, and if it arrives, its reader counts as told.
 */
@Singleton
class Withdrawal {
    // With it goes its correction, but never the word that something was retracted.
    private static final String MARK = """
            WITH meant AS (
                SELECT id FROM publications
                WHERE incident_id = $1 AND kind = 'update' AND ($2::uuid IS NULL OR update_id = $2))
            UPDATE publications p SET withdrawn = $3
            WHERE p.id IN (SELECT id FROM meant) OR (kind = 'correction' AND only_told_of IN (SELECT id FROM meant))
            RETURNING p.id, p.kind, p.sequence""";

    // A chunk being planned holds the job's row: we wait for it, and the next statement sees what it planned.
    private static final String END_PLANNING = """
            UPDATE fanout_jobs SET done = true, done_at = coalesce(done_at, now()) WHERE publication_id = ANY ($1)""";

    private final PublicationRows rows;

    Withdrawal(PublicationRows rows) {
        this.rows = rows;
    }

    /** Of one update; without one, the whole incident is taken back. */
    Uni<Settled> of(SqlConnection connection, PublicationEvent event) {
        Publication withdrawn = event.publication();
        UUID update = withdrawn.change().id();
        String why = event.kind().orElseThrow().word();
        return connection
                .preparedQuery(MARK)
                .execute(Tuple.of(withdrawn.incident().id(), update, why))
                .chain(marked -> cancel(connection, marked, why)
                        .call(settled -> newestUpdate(marked)
                                .filter(publication -> isToBeTold(event))
                                .map(publication -> rows.keep(connection, event, readers(publication, update)))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private static Readers readers(UUID newest, UUID update) {
        return update == null ? Readers.ofTheWholeIncident(newest) : Readers.ofWhatWasTakenBack(newest);
    }

    private static boolean isToBeTold(PublicationEvent event) {
        return event.kind().orElseThrow() == PublicationEvent.Kind.RETRACTED
                && event.publication().isToBeTold();
    }

    private static Uni<Settled> cancel(SqlConnection connection, RowSet<Row> marked, String why) {
        UUID[] ids = StreamSupport.stream(marked.spliterator(), false)
                .map(row -> row.getUUID("id"))
                .toArray(UUID[]::new);
        return connection
                .preparedQuery(END_PLANNING)
                .execute(Tuple.tuple().addValue(ids))
                .chain(() -> Settled.settle(connection, ids, "cancelled", "the update was " + why));
    }

    private static Optional<UUID> newestUpdate(RowSet<Row> marked) {
        return StreamSupport.stream(marked.spliterator(), false)
                .filter(row -> "update".equals(row.getString("kind")))
                .max(Comparator.comparing(row -> row.getLong("sequence")))
                .map(row -> row.getUUID("id"));
    }
}
