package io.sitrep.notifier.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Keeps what was stopped or retracted from leaving: its planning ends, and deliveries that nobody has in hand are cancelled.
 * Not guaranteed: that an attempt under way right now does not arrive; if it fails, it is not made again.
 */
@Singleton
class Withdrawal {
    private static final String MARK = """
            UPDATE publications SET withdrawn = $3
            WHERE incident_id = $1 AND ($2::uuid IS NULL OR update_id = $2)""";

    // A chunk being planned holds the job's row: we wait for it, and the next statement sees what it planned.
    private static final String END_PLANNING = """
            UPDATE fanout_jobs SET done = true, done_at = coalesce(done_at, now()) WHERE publication_id IN
                (SELECT id FROM publications WHERE incident_id = $1 AND ($2::uuid IS NULL OR update_id = $2))""";

    private static final String CANCEL = """
            SELECT settle_publications(array(SELECT id FROM publications
                WHERE incident_id = $1 AND ($2::uuid IS NULL OR update_id = $2)), 'cancelled', 'the update was ' || $3)""";

    /**
     * @param update null when the whole incident is taken back
     * @param why {@code stopped} or {@code retracted}
     * @return how many deliveries were cancelled
     */
    Uni<Integer> of(SqlConnection connection, UUID incident, UUID update, String why) {
        return connection
                .preparedQuery(MARK)
                .execute(Tuple.of(incident, update, why))
                .chain(() -> connection.preparedQuery(END_PLANNING).execute(Tuple.of(incident, update)))
                .chain(() -> connection.preparedQuery(CANCEL).execute(Tuple.of(incident, update, why)))
                .map(cancelled -> cancelled.iterator().next().getLong(0).intValue());
    }
}
