package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Revision;
import io.sitrep.incident.domain.Update;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Where incidents of other pages are kept: beside our own, with what tells whether they have changed since. */
@ApplicationScoped
public class ImportedIncidents {
    private final ComponentStore components;

    ImportedIncidents(ComponentStore components) {
        this.components = components;
    }

    /**
     * What is known of an incident that is to be imported.
     *
     * @param digest of the item it was imported from, or null when it was not imported
     * @param continued whether something was said about it here since
     */
    public record Known(UUID id, long number, Revision revision, String digest, boolean continued) {}

    /** Locked until the transaction ends; null when there is none of that id. */
    public Uni<Known> known(String publicId) {
        return IncidentRef.publicId(publicId)
                .find(LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNotNull()
                .transformToUni(row -> UpdateRow.count("incidentId = ?1 and origin <> 'import'", row.id)
                        .map(ours -> new Known(
                                row.id,
                                row.number,
                                new Revision(row.version, row.factSequence, row.publicationSequence),
                                row.importDigest,
                                ours > 0)));
    }

    /** Replaces whatever was kept of the incident. */
    public Uni<Void> save(Incident incident, List<Update> updates, String digest, String shortlink) {
        UUID id = incident.key().id();
        return UpdateRow.delete("incidentId", id)
                .chain(() -> AffectedRow.delete("incidentId", id))
                .chain(() -> IncidentRow.<IncidentRow>findById(id))
                .chain(row -> {
                    IncidentRow target = row == null ? new IncidentRow() : row;
                    Rows.copy(incident, target);
                    target.importDigest = digest;
                    target.shortlink = shortlink;
                    return target.persist();
                })
                .chain(() -> Panache.flush())
                .chain(() -> persist(incident, updates))
                .chain(() -> settle(incident));
    }

    private static Uni<Void> persist(Incident incident, List<Update> updates) {
        List<PanacheEntityBase> rows = new ArrayList<>();
        updates.forEach(update -> rows.add(UpdateRows.row(incident.key().id(), update)));
        for (AffectedComponent component : incident.components()) {
            rows.add(Rows.affected(incident.key().id(), component, rows.size()));
        }
        return Panache.getSession()
                .chain(session -> session.persistAll(rows.toArray()).chain(session::flush));
    }

    /** History has no say in how components do today; an incident that is still open has. */
    private Uni<Void> settle(Incident incident) {
        return incident.progress().status().isOpen()
                ? components.settle(incident.components().stream()
                        .map(AffectedComponent::id)
                        .toList())
                : Uni.createFrom().voidItem();
    }
}
