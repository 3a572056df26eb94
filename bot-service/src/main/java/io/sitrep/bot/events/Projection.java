package io.sitrep.bot.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** What the events say of each incident, kept in our own tables: its newest state, its newest update, who was told. */
@Singleton
class Projection {
    /** An event of this age is read while catching up: what it says may be overtaken by the next one. */
    private static final Duration OLD = Duration.ofSeconds(30);

    /** Nothing is made for an incident until this long after the last such event. */
    private static final double QUIET_SECONDS = 3;

    /**
     * What comes out late, when another status was told since, tells only of one that is past; the incident's own it tells when it
     * brings it about. Without an update nothing is known of what the public was told.
     */
    private static final String FACT = """
            INSERT INTO incident (id, ref, kind, sequence, head, said, open, followed, created_at, settled_at, told_status)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + make_interval(secs => $10), $11)
            ON CONFLICT (id) DO UPDATE SET ref = excluded.ref, kind = excluded.kind, sequence = excluded.sequence,
                head = excluded.head, open = excluded.open, followed = excluded.followed,
                settled_at = greatest(incident.settled_at, excluded.settled_at),
                said = CASE WHEN excluded.said IS NULL THEN incident.said
                    WHEN incident.said IS NULL OR incident.said ->> 'id' = excluded.said ->> 'id'
                        OR excluded.said ->> 'created_at' >= incident.said ->> 'created_at' THEN excluded.said
                    ELSE incident.said END,
                told_status = CASE WHEN excluded.head ->> 'visibility' = 'internal' THEN NULL
                    WHEN excluded.told_status = excluded.head ->> 'status'
                        OR incident.said IS NULL OR excluded.said ->> 'created_at' >= incident.said ->> 'created_at'
                        THEN coalesce(excluded.told_status, incident.told_status)
                    ELSE incident.told_status END
            WHERE incident.sequence < excluded.sequence""";

    private static final String COUNT = """
            INSERT INTO incident_told (incident_id, publication, update_id, sequence, planned, unsent, delivered, unreachable)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (publication) DO UPDATE SET sequence = excluded.sequence, planned = excluded.planned,
                unsent = excluded.unsent, delivered = excluded.delivered, unreachable = excluded.unreachable,
                changed_at = now()
            WHERE incident_told.sequence < excluded.sequence""";

    private static final String OVERDUE = """
            UPDATE incident SET overdue_at = $2 WHERE id = $1 AND (overdue_at IS NULL OR overdue_at < $2)""";

    /**
     * Whoever looks after the incident in a workspace has to look again; not before it is worth it. That the room is no longer needed was
     * said of the end before: once it is open again, that has to be said anew.
     */
    private static final String LOOK_AGAIN = """
            UPDATE presence p SET revision = revision + 1, due_at = greatest(now(), not_before),
                archive_asked = archive_asked AND NOT i.open
            FROM incident i WHERE i.id = $1 AND p.incident_id = $1""";

    private final Pool database;
    private final ObjectMapper json;

    Projection(Pool database, ObjectMapper json) {
        this.database = database;
        this.json = CloudEvent.tolerant(json);
    }

    /**
     * @param age of the event
     * @return whether it is newer than what was there
     */
    Uni<Boolean> keep(IncidentFact fact, Duration age) {
        Head head = fact.incident();
        Optional<Said> said = fact.said(json);
        Tuple values = Tuple.of(head.id(), head.ref(), head.kind(), fact.sequence(), json(head))
                .addValue(said.map(this::json).orElse(null))
                .addBoolean(head.isOpen())
                .addBoolean(!head.isImported())
                .addOffsetDateTime(head.createdAt().atOffset(ZoneOffset.UTC))
                .addDouble(age.compareTo(OLD) > 0 ? QUIET_SECONDS : 0.0)
                .addString(said.filter(Said::comesOut).map(Said::status).orElse(null));
        return kept(FACT, values, head.id());
    }

    Uni<Boolean> keep(DeliveryCount count) {
        DeliveryCount.Counts counts = count.counts();
        UUID incident = count.incident().id();
        Tuple values = Tuple.of(incident, count.publication(), count.update(), count.sequence())
                .addInteger(counts.planned())
                .addInteger(counts.unsent())
                .addInteger(counts.delivered())
                .addInteger(count.unreachable());
        return kept(COUNT, values, incident);
    }

    Uni<Boolean> keep(Signal signal) {
        UUID incident = signal.incident().id();
        return kept(OVERDUE, Tuple.of(incident, signal.dueAt().atOffset(ZoneOffset.UTC)), incident);
    }

    private Uni<Boolean> kept(String statement, Tuple values, UUID incident) {
        return database.withTransaction(transaction -> changed(transaction, statement, values)
                .call(newer -> newer
                        ? changed(transaction, LOOK_AGAIN, Tuple.of(incident))
                        : Uni.createFrom().nullItem()));
    }

    private static Uni<Boolean> changed(SqlConnection transaction, String statement, Tuple values) {
        return transaction.preparedQuery(statement).execute(values).map(rows -> rows.rowCount() > 0);
    }

    private JsonObject json(Object value) {
        try {
            return new JsonObject(json.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
