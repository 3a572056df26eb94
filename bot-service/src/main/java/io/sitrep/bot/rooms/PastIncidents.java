package io.sitrep.bot.rooms;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.bot.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Forgets incidents that have been over for long, with all that was kept of their rooms. The rooms stay as they are: they follow
 * nothing any more. One that is reopened after that is like one that is new.
 */
@Singleton
class PastIncidents {
    private static final Logger LOG = Logger.getLogger(PastIncidents.class);
    private static final int AT_ONCE = 500;

    /** Nothing of it was posted or counted since, and nobody looks at it now. */
    private static final String PAST = """
            SELECT id FROM incident i WHERE NOT open
            AND greatest(seen_at, settled_at, (head ->> 'resolved_at')::timestamptz) < now() - make_interval(secs => $1)
            AND NOT EXISTS (SELECT FROM posted p WHERE p.incident_id = i.id
                AND p.changed_at >= now() - make_interval(secs => $1))
            AND NOT EXISTS (SELECT FROM incident_told t WHERE t.incident_id = i.id
                AND t.changed_at >= now() - make_interval(secs => $1))
            AND NOT EXISTS (SELECT FROM presence p WHERE p.incident_id = i.id
                AND p.held_until > now())
            ORDER BY id LIMIT $2 FOR UPDATE""";

    private static final List<String> KEPT_OF_IT = List.of("posted", "incident_told", "mailed", "pin", "presence");

    private final Pool database;
    private final Duration remember;

    PastIncidents(Pool database, Settings settings) {
        this.database = database;
        this.remember = settings.rooms().remember();
    }

    @Scheduled(every = "1h", delayed = "4m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return database.withTransaction(connection -> connection
                        .preparedQuery(PAST)
                        .execute(Tuple.of((double) remember.toSeconds(), AT_ONCE))
                        .chain(past -> gone(connection, ids(past))))
                .onFailure()
                .invoke(failure -> LOG.warnf("past incidents are forgotten later, %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Void> gone(SqlConnection connection, Tuple ids) {
        Uni<Void> gone = Uni.createFrom().voidItem();
        for (String table : KEPT_OF_IT) {
            gone = gone.chain(() -> connection
                    .preparedQuery("DELETE FROM " + table + " WHERE incident_id = ANY($1)")
                    .execute(ids)
                    .replaceWithVoid());
        }
        return gone.chain(() -> connection
                .preparedQuery("DELETE FROM incident WHERE id = ANY($1)")
                .execute(ids)
                .replaceWithVoid());
    }

    private static Tuple ids(RowSet<Row> past) {
        UUID[] ids = StreamSupport.stream(past.spliterator(), false)
                .map(row -> row.getUUID("id"))
                .toArray(UUID[]::new);
        return Tuple.of((Object) ids);
    }
}
