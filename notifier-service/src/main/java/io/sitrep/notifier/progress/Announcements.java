package io.sitrep.notifier.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.kit.trace.LogIds;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.delivery.Counts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Decides what is said of deliveries, and keeps it until Kafka has it. Works on the ledger's counts, one publication at a time, whatever the
 * number of its readers; the row lock makes each of several processes take another one. Time is the database's.
 */
@Singleton
class Announcements {
    /**
     * An event that was decided.
     *
     * @param id stays the same however often it is sent
     */
    record Pending(UUID publication, Said.Incident incident, UUID id, String type, String at, String data) {}

    private static final Logger LOG = Logger.getLogger(Announcements.class);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final String TAKE_UP = """
            WITH planned AS (
                UPDATE fanout_jobs SET announced = true WHERE done AND NOT announced RETURNING publication_id, incident_id
            )
            INSERT INTO progress (publication_id, incident_id) SELECT publication_id, incident_id FROM planned
            ON CONFLICT DO NOTHING""";

    private static final String DUE = """
            SELECT n.publication_id, p.update_id, p.kind, n.incident_id, i.public_id, i.ref, n.said, n.counted, n.completed,
                NOT n.completed AND (EXISTS (SELECT FROM queue q WHERE q.publication_id = n.publication_id
                    AND (q.state = 'pending' OR (q.state = 'sending' AND q.tries = 1)))
                    OR EXISTS (SELECT FROM stranded t WHERE t.publication_id = n.publication_id AND NOT t.looked)) AS outstanding,
                EXISTS (SELECT FROM stranded t WHERE t.publication_id = n.publication_id) AS stranded,
                coalesce(n.said_at > now() - $1 * interval '1 millisecond', false) AS recent
            FROM progress n JOIN publications p ON p.id = n.publication_id JOIN incidents i ON i.id = n.incident_id
            WHERE NOT n.over AND n.event_id IS NULL AND n.look_at <= now()
            ORDER BY n.look_at LIMIT 1 FOR UPDATE OF n SKIP LOCKED""";

    // Until each was tried, that is looked for; from then on, at what is tried again, as long as it has not changed
    // for.
    private static final String LATER = """
            UPDATE progress SET look_at = now() + CASE WHEN completed
                    THEN least(greatest(now() - said_at, $3 * interval '1 millisecond'), $4 * interval '1 millisecond')
                    ELSE $2 * interval '1 millisecond' END,
                over = completed AND NOT $5
            WHERE publication_id = $1""";

    private static final String DECIDE = """
            UPDATE progress SET said = said + 1, said_at = now(), counted = $3, completed = completed OR $4,
                over = (completed OR $4) AND NOT $5, look_at = now() + $6 * interval '1 millisecond',
                event_id = uuid_v7(), event_type = $2, event_at = now(), event_data = $7
            WHERE publication_id = $1""";

    // One that can't be counted does not keep the others from being told.
    private static final String PUT_OFF =
            "UPDATE progress SET look_at = now() + $2 * interval '1 millisecond' WHERE publication_id = $1";

    private static final String PENDING = """
            SELECT n.publication_id, n.incident_id, i.public_id, i.ref, n.event_id, n.event_type, n.event_data,
                to_char(n.event_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS event_at
            FROM progress n JOIN incidents i ON i.id = n.incident_id
            WHERE n.event_id IS NOT NULL ORDER BY n.event_at LIMIT 1 FOR UPDATE OF n SKIP LOCKED""";

    private static final String SENT = """
            UPDATE progress SET event_id = NULL, event_type = NULL, event_at = NULL, event_data = NULL
            WHERE publication_id = $1""";

    private final Pool pool;
    private final Counts counts;
    private final ObjectMapper json;
    private final Duration every;

    Announcements(Pool pool, Counts counts, ObjectMapper json, Settings settings) {
        this.pool = pool;
        this.counts = counts;
        this.json = json;
        this.every = settings.progress().every();
    }

    /** What is planned by now is to be told. */
    Uni<Void> takeUp() {
        return pool.query(TAKE_UP).execute().replaceWithVoid();
    }

    /** Looks at one publication that is due. @return whether there was one */
    Uni<Boolean> decideNext() {
        return pool.withTransaction(connection -> connection
                .preparedQuery(DUE)
                .execute(Tuple.of(every.toMillis()))
                .map(rows -> first(rows).map(Due::of))
                .chain(due -> due.map(found -> decide(connection, found).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    /**
     * Takes the oldest event that is not known to be in Kafka there. No other process takes it meanwhile.
     *
     * @return whether there was one
     */
    Uni<Boolean> sendNext(Function<Pending, Uni<Void>> send) {
        return pool.withTransaction(connection -> connection
                .query(PENDING)
                .execute()
                .map(rows -> first(rows).map(Announcements::pending))
                .chain(pending -> pending.map(event -> send.apply(event)
                                .chain(() -> run(connection, SENT, Tuple.of(event.publication())))
                                .replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Void> decide(SqlConnection connection, Due due) {
        Optional<Due.Type> type = due.type();
        return type.isEmpty()
                ? later(connection, due, true)
                : counts.of(due.incident().id(), due.publication())
                        .map(all -> Optional.of(all.get(0)))
                        .onFailure()
                        .invoke(failure -> LogIds.of()
                                .incident(due.incident().id())
                                .event(due.publication())
                                .errorf(LOG, failure, "its deliveries can not be counted; again in %s", LONGEST))
                        .onFailure()
                        .recoverWithItem(Optional.empty())
                        .chain(told -> told.map(count -> decide(connection, due, type.get(), count))
                                .orElseGet(() ->
                                        run(connection, PUT_OFF, Tuple.of(due.publication(), LONGEST.toMillis()))));
    }

    private Uni<Void> decide(SqlConnection connection, Due due, Due.Type type, Counts.OfPublication told) {
        Said said = due.say(told);
        String counted = said.counts().toString();
        boolean open = due.stranded() || Said.isOpen(told.count());
        if (type == Due.Type.PROGRESS && counted.equals(due.counted())) {
            return later(connection, due, open);
        }
        boolean isEnd = type == Due.Type.COMPLETED;
        Duration look = due.completed() || isEnd ? every : MOMENT;
        Tuple row = Tuple.of(due.publication(), type.word(), counted, isEnd, open)
                .addLong(look.toMillis())
                .addString(write(said));
        return run(connection, DECIDE, row);
    }

    private Uni<Void> later(SqlConnection connection, Due due, boolean open) {
        return run(
                connection,
                LATER,
                Tuple.of(due.publication(), MOMENT.toMillis(), every.toMillis(), LONGEST.toMillis(), open));
    }

    private static Pending pending(Row row) {
        return new Pending(
                row.getUUID("publication_id"),
                new Said.Incident(row.getUUID("incident_id"), row.getString("public_id"), row.getString("ref")),
                row.getUUID("event_id"),
                row.getString("event_type"),
                row.getString("event_at"),
                row.getString("event_data"));
    }

    private String write(Said said) {
        try {
            return json.writeValueAsString(said);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event can not be written", impossible);
        }
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        RowIterator<Row> found = rows.iterator();
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }

    private static Uni<Void> run(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).replaceWithVoid();
    }
}
