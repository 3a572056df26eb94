package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the clock has to do something about. What is found is looked at again under a lock. */
@ApplicationScoped
public class DueTimes {
    private static final int AT_ONCE = 200;

    private static final String MAINTENANCES = """
            SELECT id FROM (
                SELECT *, CASE WHEN visibility = 'public' THEN public_status ELSE status END AS reached
                FROM incidents WHERE kind = 'maintenance' AND (resolved_at IS NULL OR rrule IS NOT NULL AND NOT handed_on)) m
            WHERE (visibility = 'internal' OR public_status IS NOT NULL) AND (
                resolved_at IS NULL AND (
                    reached = 'scheduled' AND auto_start AND scheduled_for <= $1
                    OR reached IN ('in_progress', 'verifying') AND auto_complete AND scheduled_until <= $1
                    OR scheduled_until <= $1 AND (NOT overran OR import_version = version)
                    OR reached = 'scheduled' AND scheduled_for > $1 AND EXISTS (
                        SELECT FROM unnest(reminders) AS lead WHERE scheduled_for - lead::interval <= $1
                            AND (reminded_at IS NULL OR scheduled_for - lead::interval > reminded_at)))
                OR rrule IS NOT NULL AND reached <> 'scheduled' AND NOT handed_on)
            ORDER BY scheduled_for LIMIT $2""";

    /** An update whose hold is over. */
    public record HeldUpdate(UUID incidentId, UUID updateId) {}

    /** The incidents whose promised update did not come, the longest overdue first. */
    public Uni<List<UUID>> promises(Instant now) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "select i.id from IncidentRow i where i.nextUpdateAt <= :now and i.nextUpdateOverdue = false"
                                        + " order by i.nextUpdateAt",
                                UUID.class)
                        .setParameter("now", now)
                        .setMaxResults(AT_ONCE)
                        .getResultList());
    }

    /** The maintenances about which there may be something to do, the first to begin first. */
    public Uni<List<UUID>> maintenances(Instant now) {
        return PlainSql.select(row -> (UUID) row[0], MAINTENANCES, now, AT_ONCE);
    }

    /** In the order in which they are to go out. */
    public Uni<List<HeldUpdate>> heldUpdates(Instant now) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "select u.incidentId, u.id from UpdateRow u where u.state = 'held' and u.publishAt <= :now"
                                        + " order by u.publishAt, u.position",
                                Object[].class)
                        .setParameter("now", now)
                        .setMaxResults(AT_ONCE)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new HeldUpdate((UUID) row[0], (UUID) row[1]))
                        .toList());
    }
}
