package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the clock has to do something about. What is found is looked at again under a lock. */
@ApplicationScoped
public class DueTimes {
    private static final int AT_ONCE = 200;

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
