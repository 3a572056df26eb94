package io.sitrep.incident.store;

import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Origin;
import io.sitrep.incident.domain.Postmortem;
import io.sitrep.incident.domain.StatusInterval;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Where postmortems are kept, all their versions. Each method runs in the caller's session or transaction. */
@ApplicationScoped
public class Postmortems {
    private static final String COLUMNS = """
            version, body, state, author_id, author, origin, written_at, published_at, public_at, approved_by, update_id, notify""";

    private static final String LATEST =
            "SELECT " + COLUMNS + " FROM postmortems WHERE incident_id = $1 ORDER BY version DESC LIMIT 1";

    private static final String VERSION =
            "SELECT " + COLUMNS + " FROM postmortems WHERE incident_id = $1 AND version = $2";

    private static final String TELLER = """
            SELECT update_id FROM postmortems WHERE incident_id = $1 AND update_id IS NOT NULL ORDER BY version DESC LIMIT 1""";

    private static final String ADD = """
            INSERT INTO postmortems (incident_id, version, body, state, author_id, author, origin, written_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String SETTLE = """
            UPDATE postmortems SET state = $3, published_at = $4, public_at = $5, approved_by = $6, update_id = $7, notify = $8
            WHERE incident_id = $1 AND version = $2""";

    private static final String INTERVALS = """
            SELECT component_id, NULL AS region, status, started_at, ended_at FROM component_intervals WHERE incident_id = $1
            UNION ALL
            SELECT component_id, region, status, started_at, ended_at FROM region_intervals WHERE incident_id = $1
            ORDER BY started_at""";

    /**
     * How a component was for a while, by one incident.
     *
     * @param region where it was so; null for the worst of everywhere
     */
    public record Held(UUID component, String region, StatusInterval interval) {}

    /** The latest version, or null. */
    public Uni<Postmortem> latest(UUID incident) {
        return PlainSql.select(Postmortems::postmortem, LATEST, incident).map(Postmortems::first);
    }

    /** One version, or null. */
    public Uni<Postmortem> version(UUID incident, int version) {
        return PlainSql.select(Postmortems::postmortem, VERSION, incident, version)
                .map(Postmortems::first);
    }

    /** The update by which a version was last told, or null. */
    public Uni<UUID> teller(UUID incident) {
        return PlainSql.select(row -> (UUID) row[0], TELLER, incident).map(Postmortems::first);
    }

    public Uni<Void> add(UUID incident, Postmortem written) {
        return PlainSql.update(
                        ADD,
                        incident,
                        written.version(),
                        written.body(),
                        written.state().wire(),
                        written.author().id(),
                        written.author().name(),
                        written.author().origin().wire(),
                        written.writtenAt())
                .replaceWithVoid();
    }

    /** Keeps what has become of a version that is there; its words stay. */
    public Uni<Void> settle(UUID incident, Postmortem postmortem) {
        var release = postmortem.release();
        return PlainSql.update(
                        SETTLE,
                        incident,
                        postmortem.version(),
                        postmortem.state().wire(),
                        release.publishedAt(),
                        release.publicAt(),
                        release.approvedBy(),
                        release.update(),
                        release.notifies())
                .replaceWithVoid();
    }

    /** How its components were, everywhere and by region, by what this incident recorded; the first to begin first. */
    public Uni<List<Held>> held(UUID incident) {
        return PlainSql.select(
                row -> new Held(
                        (UUID) row[0],
                        (String) row[1],
                        new StatusInterval(
                                Wire.parse(ComponentStatus.class, (String) row[2]), instant(row[3]), instant(row[4]))),
                INTERVALS,
                incident);
    }

    private static Postmortem postmortem(Object... row) {
        return new Postmortem(
                (Integer) row[0],
                (String) row[1],
                Wire.parse(Postmortem.State.class, (String) row[2]),
                new Actor((String) row[3], (String) row[4], Wire.parse(Origin.class, (String) row[5])),
                instant(row[6]),
                new Postmortem.Release(
                        instant(row[7]), instant(row[8]), (String) row[9], (UUID) row[10], (Boolean) row[11]));
    }

    private static <T> T first(List<T> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }

    private static Instant instant(Object time) {
        return time == null ? null : ((OffsetDateTime) time).toInstant();
    }
}
