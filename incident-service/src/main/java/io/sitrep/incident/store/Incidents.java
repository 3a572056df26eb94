package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.ComponentChange;
import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.SaidSince;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where incidents are kept. Each method runs in the caller's session or transaction. */
@ApplicationScoped
public class Incidents {
    private final ComponentStore components;
    private final Timeline timeline;

    Incidents(ComponentStore components, Timeline timeline) {
        this.components = components;
        this.timeline = timeline;
    }

    public Uni<Long> nextNumber(Kind kind) {
        return PlainSql.select(row -> (Long) row[0], "SELECT nextval('" + kind.wire() + "_numbers')")
                .map(numbers -> numbers.get(0));
    }

    /** The incident alone, locked until the transaction ends so that its changes come one after the other; or null. */
    public Uni<Incident> lock(IncidentRef ref) {
        return ref.find(LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNotNull()
                .transformToUni(row -> affected(List.of(row.id)).map(held -> Rows.incident(row, held)));
    }

    /** The UUID of an incident, or null. */
    public Uni<UUID> id(IncidentRef ref) {
        return ref.id();
    }

    /** One update of an incident, or null. */
    public Uni<Update> update(UUID incident, String uuidOrPublicId) {
        return UpdateRow.<UpdateRow>find(
                        "incidentId = ?1 and (cast(id as string) = ?2 or publicId = ?2)",
                        incident,
                        Names.asWritten(uuidOrPublicId))
                .firstResult()
                .map(row -> row == null ? null : UpdateRows.update(row));
    }

    /**
     * What was said of a maintenance when it was planned and still stands, or null when nothing does.
     *
     * @param toAll only what all could read
     */
    public Uni<Update> firstWord(UUID incident, boolean toAll) {
        return UpdateRow.<UpdateRow>find(
                        "incidentId = ?1 and state in ('published', 'corrected') and (status = 'scheduled' or position = 1)"
                                + (toAll ? " and visibility = 'public' and publishedAt is not null" : "")
                                + " order by position",
                        incident)
                .firstResult()
                .map(row -> row == null ? null : UpdateRows.update(row));
    }

    /** True for the one who is to plan the next of its series, and false for all who come later. */
    public Uni<Boolean> handOn(UUID maintenance) {
        return PlainSql.update("UPDATE incidents SET handed_on = true WHERE id = $1 AND NOT handed_on", maintenance)
                .map(changed -> changed == 1);
    }

    /** What is out already of what was posted later than this update. */
    public Uni<SaidSince> saidSince(UUID incident, Update update) {
        return UpdateRow.<UpdateRow>list(
                        "incidentId = ?1 and position > ?2 and visibility = ?3 and pending is null",
                        incident,
                        update.position(),
                        update.visibility().wire())
                .map(later -> new SaidSince(
                        !later.isEmpty(),
                        later.stream()
                                .flatMap(row -> JsonText.changes(row.components).stream())
                                .map(ComponentChange::id)
                                .collect(Collectors.toSet())));
    }

    /** Whether an update is on its way to the public: held, or to be approved. */
    public Uni<Boolean> updatesWait(UUID incident) {
        return UpdateRow.count(
                        "incidentId = ?1 and visibility = 'public' and state in ('held', 'awaiting_approval')",
                        incident)
                .map(waiting -> waiting > 0);
    }

    /** The incident with its updates, or null. */
    public Uni<IncidentRecord> find(IncidentRef ref) {
        return ref.find(LockModeType.NONE)
                .chain(row -> row == null
                        ? Uni.createFrom().nullItem()
                        : records(List.of(row)).map(found -> found.get(0)));
    }

    public Uni<List<IncidentRecord>> list(IncidentFilter filter, TimeCursor after, int limit) {
        return filter.query(after).range(0, limit - 1).<IncidentRow>list().chain(this::records);
    }

    /** Writes what was decided: the incident, what was said, how its components do now, and a line of its timeline. */
    public Uni<Void> save(Decision decision) {
        Incident after = decision.after();
        List<AffectedComponent> changed = changed(decision);
        return keep(decision)
                .chain(() -> say(decision))
                .chain(() -> hold(after, changed, decision.before() == null))
                .chain(() -> Panache.flush())
                .chain(() -> PlainSql.inOrder(whatFollows(decision)));
    }

    private List<Uni<?>> whatFollows(Decision decision) {
        List<Uni<?>> statements = new ArrayList<>();
        statements.add(timeline.add(decision.after().key().id(), decision.entry()));
        statements.addAll(Intervals.statements(decision));
        statements.addAll(RegionIntervals.statements(decision));
        statements.addAll(PublicStatus.statements(decision, components));
        return statements;
    }

    private static Uni<?> keep(Decision decision) {
        Incident after = decision.after();
        if (decision.before() == null) {
            IncidentRow row = new IncidentRow();
            copy(decision, row);
            return row.persist();
        }
        return IncidentRow.<IncidentRow>findById(after.key().id()).invoke(row -> copy(decision, row));
    }

    private static void copy(Decision decision, IncidentRow row) {
        Rows.copy(decision.after(), row);
        if (row.firstPublicAt == null && decision.update() != null) {
            row.firstPublicAt = decision.update().publishedAt();
        }
        if (decision.publication() != null) {
            row.publicUpdatedAt = decision.entry().recordedAt();
        }
    }

    private static Uni<?> say(Decision decision) {
        Update update = decision.update();
        if (update == null) {
            return Uni.createFrom().voidItem();
        }
        boolean fresh = decision.before() == null
                || decision.after().updates() > decision.before().updates();
        return fresh
                ? UpdateRows.row(decision.after().key().id(), update).persist()
                : UpdateRow.<UpdateRow>findById(update.id()).invoke(row -> UpdateRows.copy(update, row));
    }

    private static List<AffectedComponent> changed(Decision decision) {
        List<AffectedComponent> changed = new ArrayList<>(decision.after().components());
        if (decision.before() != null) {
            changed.removeAll(decision.before().components());
        }
        return changed;
    }

    private static Uni<Void> hold(Incident after, List<AffectedComponent> changed, boolean fresh) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Object[] rows = changed.stream()
                .map(component -> Rows.affected(
                        after.key().id(), component, after.components().indexOf(component)))
                .toArray();
        return Panache.getSession()
                .chain(session -> fresh ? session.persistAll(rows) : session.mergeAll(rows))
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
                                    Rows.incident(row, heldBy.getOrDefault(row.id, List.of())),
                                    saidOf.getOrDefault(row.id, List.of()).stream()
                                            .map(UpdateRows::update)
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

    private static <T> Map<UUID, List<T>> by(List<T> rows, Function<T, UUID> incident) {
        return rows.stream().collect(Collectors.groupingBy(incident));
    }
}
