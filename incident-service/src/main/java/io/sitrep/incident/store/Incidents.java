package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where incidents are kept. Each method runs in the caller's session or transaction. */
@ApplicationScoped
public class Incidents {
    private final ComponentStore components;

    Incidents(ComponentStore components) {
        this.components = components;
    }

    public Uni<Long> nextNumber() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("SELECT nextval('incident_numbers')", Long.class)
                        .getSingleResult());
    }

    /** The incident alone, locked until the transaction ends so that its changes come one after the other; or null. */
    public Uni<Incident> lock(IncidentRef ref) {
        return ref.find(LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNotNull()
                .transformToUni(row -> affected(List.of(row.id))
                        .chain(held -> UpdateRow.count("incidentId", row.id)
                                .map(updates -> Rows.incident(row, held, updates.intValue()))));
    }

    /** The incident with its updates, or null. */
    public Uni<IncidentRecord> find(IncidentRef ref) {
        return ref.find(LockModeType.NONE)
                .chain(row -> row == null
                        ? Uni.createFrom().nullItem()
                        : records(List.of(row)).map(found -> found.get(0)));
    }

    public Uni<List<IncidentRecord>> list(IncidentFilter filter, IncidentCursor after, int limit) {
        return filter.query(after).range(0, limit - 1).<IncidentRow>list().chain(this::records);
    }

    /** Writes what was decided: the incident, what was said, and how its components do now. */
    public Uni<Void> save(Decision decision) {
        Incident after = decision.after();
        UUID id = after.key().id();
        return IncidentRow.<IncidentRow>findById(id)
                .chain(row -> {
                    IncidentRow target = row == null ? new IncidentRow() : row;
                    Rows.copy(after, target);
                    return row == null ? target.persist() : Uni.createFrom().item(target);
                })
                .chain(() -> Rows.update(id, decision.update()).persist())
                .chain(() -> hold(id, after.components()))
                .chain(() -> Panache.flush())
                .chain(() -> components.settle(
                        after.components().stream().map(AffectedComponent::id).toList()));
    }

    private Uni<Void> hold(UUID incident, List<AffectedComponent> held) {
        if (held.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<AffectedRow> rows = new ArrayList<>();
        for (AffectedComponent component : held) {
            rows.add(Rows.affected(incident, component, rows.size()));
        }
        return Panache.getSession()
                .chain(session -> session.mergeAll(rows.toArray()))
                .replaceWithVoid();
    }

    private Uni<List<IncidentRecord>> records(List<IncidentRow> rows) {
        List<UUID> ids = rows.stream().map(row -> row.id).toList();
        return affected(ids)
                .chain(held -> said(ids).map(updates -> {
                    var heldBy = by(held, row -> row.incidentId);
                    var saidOf = by(updates, row -> row.incidentId);
                    return rows.stream()
                            .map(row -> new IncidentRecord(
                                    Rows.incident(
                                            row,
                                            heldBy.getOrDefault(row.id, List.of()),
                                            saidOf.getOrDefault(row.id, List.of())
                                                    .size()),
                                    saidOf.getOrDefault(row.id, List.of()).stream()
                                            .map(Rows::update)
                                            .toList()))
                            .toList();
                }));
    }

    private static Uni<List<AffectedRow>> affected(List<UUID> incidents) {
        return AffectedRow.list("incidentId in ?1", Sort.by("position"), incidents);
    }

    private static Uni<List<UpdateRow>> said(List<UUID> incidents) {
        return UpdateRow.list("incidentId in ?1", Sort.descending("position"), incidents);
    }

    private static <T> java.util.Map<UUID, List<T>> by(List<T> rows, Function<T, UUID> incident) {
        return rows.stream().collect(Collectors.groupingBy(incident));
    }
}
