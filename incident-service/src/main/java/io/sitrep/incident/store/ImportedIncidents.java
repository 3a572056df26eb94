package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Revision;
import io.sitrep.incident.domain.TimelineEntry;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where incidents of other pages are kept: beside our own, with what tells whether they have changed since. Many at a
 * time, each statement for all of them. Each method runs in the caller's transaction.
 */
@ApplicationScoped
public class ImportedIncidents {
    /** Imports take turns, for two of them may bring the same things in. Any number nothing else locks. */
    private static final String TAKE_TURNS = "SELECT 1 FROM pg_advisory_xact_lock(7202611210002)";

    private static final String NUMBERS = "SELECT nextval('incident_numbers') FROM generate_series(1, $1)";

    private static final String FORGET_INTERVALS = "DELETE FROM component_intervals WHERE incident_id = ANY ($1)";

    private final ComponentStore components;
    private final Timeline timeline;

    ImportedIncidents(ComponentStore components, Timeline timeline) {
        this.components = components;
        this.timeline = timeline;
    }

    /**
     * What is known of an incident that is to be imported.
     *
     * @param digest of the item it was imported from, or null when it was not imported
     * @param continued whether it was changed here since
     */
    public record Known(UUID id, long number, Revision revision, String digest, boolean continued) {}

    /**
     * An update, and what it was imported with that has no place among what we know of our own.
     *
     * @param html the body where it came as HTML, made safe; else null
     * @param notified whether its subscribers were told, or null
     */
    public record SourceUpdate(Update update, String html, Boolean notified) {}

    /**
     * An incident as it is to be kept.
     *
     * @param updates newest first
     * @param unlisted components it does not list but mentions in updates
     * @param timeline what is to be added to it
     * @param digest of the item it comes from
     */
    public record Arrival(
            Incident incident,
            List<SourceUpdate> updates,
            Set<UUID> unlisted,
            List<TimelineEntry> timeline,
            String digest,
            Instant updatedAt,
            String shortlink) {}

    /** What is known under these public ids, locked until the transaction ends; what is not known is left out. */
    public Uni<Map<String, Known>> known(Collection<String> publicIds) {
        return PlainSql.select(row -> row[0], TAKE_TURNS)
                .chain(() -> IncidentRow.<IncidentRow>find("publicId in ?1 order by id", List.copyOf(publicIds))
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list())
                .map(rows -> {
                    Map<String, Known> known = new HashMap<>();
                    rows.forEach(row -> known.put(row.publicId, known(row)));
                    return known;
                });
    }

    private static Known known(IncidentRow row) {
        return new Known(
                row.id,
                row.number,
                new Revision(row.version, row.factSequence, row.publicationSequence),
                row.importDigest,
                !Objects.equals(row.importVersion, row.version));
    }

    /** An update that is here, and whose it is. */
    public record Owned(String publicId, UUID id, UUID incidentId) {}

    /** What is known under these public ids of updates; what is not known is left out. */
    public Uni<Map<String, Owned>> updates(Collection<String> publicIds) {
        return UpdateRow.find(
                        "select u.publicId, u.id, u.incidentId from UpdateRow u where u.publicId in ?1",
                        List.copyOf(publicIds))
                .project(Owned.class)
                .list()
                .map(all -> {
                    Map<String, Owned> updates = new HashMap<>();
                    all.forEach(update -> updates.put(update.publicId(), update));
                    return updates;
                });
    }

    /** So many numbers nobody else gets. */
    public Uni<List<Long>> numbers(int many) {
        return many == 0 ? Uni.createFrom().item(List.of()) : PlainSql.select(row -> (Long) row[0], NUMBERS, many);
    }

    /** Writes components, then the incidents; replaces whatever was kept of them. */
    public Uni<Void> save(Collection<ComponentRow> fresh, List<Arrival> arrivals) {
        List<UUID> ids =
                arrivals.stream().map(arrival -> arrival.incident().key().id()).toList();
        return Panache.getSession()
                .chain(session -> session.persistAll(fresh.toArray()).chain(session::flush))
                .chain(() -> UpdateRow.delete("incidentId in ?1", ids))
                .chain(() -> AffectedRow.delete("incidentId in ?1", ids))
                .chain(() -> IncidentRow.<IncidentRow>list("id in ?1", ids))
                .chain(known -> incidents(arrivals, known))
                .chain(() -> BulkInsert.of(arrivals.stream().flatMap(ImportedIncidents::updates)))
                .chain(() -> BulkInsert.of(arrivals.stream().flatMap(ImportedIncidents::affected)))
                .chain(() -> BulkInsert.of(arrivals.stream().flatMap(this::lines)))
                .chain(() -> intervals(ids, arrivals))
                .chain(() -> settle(arrivals));
    }

    private static Uni<Void> incidents(List<Arrival> arrivals, List<IncidentRow> known) {
        Map<UUID, IncidentRow> rows = new HashMap<>();
        known.forEach(row -> rows.put(row.id, row));
        List<IncidentRow> fresh = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            IncidentRow row = rows.get(arrival.incident().key().id());
            if (row == null) {
                row = new IncidentRow();
                fresh.add(row);
            }
            Rows.copy(arrival.incident(), row);
            row.importDigest = arrival.digest();
            row.importVersion = row.version;
            row.sourceUpdatedAt = arrival.updatedAt();
            row.shortlink = arrival.shortlink();
        }
        return Panache.flush().chain(() -> BulkInsert.of(fresh.stream()));
    }

    private static Stream<UpdateRow> updates(Arrival arrival) {
        return arrival.updates().stream().map(source -> {
            UpdateRow row = UpdateRows.row(arrival.incident().key().id(), source.update());
            row.sourceHtml = source.html();
            row.sourceNotified = source.notified();
            return row;
        });
    }

    private static Stream<AffectedRow> affected(Arrival arrival) {
        List<AffectedRow> rows = new ArrayList<>();
        for (AffectedComponent component : arrival.incident().components()) {
            AffectedRow row = Rows.affected(arrival.incident().key().id(), component, rows.size());
            row.listed = !arrival.unlisted().contains(component.id());
            rows.add(row);
        }
        return rows.stream();
    }

    private Stream<TimelineRow> lines(Arrival arrival) {
        return arrival.timeline().stream()
                .map(entry -> timeline.fresh(arrival.incident().key().id(), entry));
    }

    private static Uni<Void> intervals(List<UUID> ids, List<Arrival> arrivals) {
        List<Interval> intervals = arrivals.stream()
                .flatMap(arrival ->
                        Interval.of(
                                arrival.incident(),
                                arrival.updates().stream()
                                        .map(SourceUpdate::update)
                                        .toList())
                                .stream())
                .toList();
        return PlainSql.update(FORGET_INTERVALS, (Object) ids.toArray(UUID[]::new))
                .chain(() -> BulkInsert.into("component_intervals", intervals));
    }

    /** History has no say in how components do today; an incident that is still open has. */
    private Uni<Void> settle(List<Arrival> arrivals) {
        return components.settle(arrivals.stream()
                .map(Arrival::incident)
                .filter(incident -> incident.progress().status().isOpen())
                .flatMap(incident -> incident.components().stream().map(AffectedComponent::id))
                .distinct()
                .toList());
    }
}
