package io.sitrep.incident.store;

import io.sitrep.incident.domain.AffectedComponent;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Revision;
import io.sitrep.incident.domain.TimelineEntry;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final String TAKE_TURNS = "SELECT 1 FROM pg_advisory_xact_lock(7202611210003)";

    private static final String NUMBERS = "SELECT nextval('%s_numbers') FROM generate_series(1, $1)";

    private static final String KNOWN = """
            SELECT public_id, id, number, version, fact_sequence, publication_sequence, import_digest, import_version
            FROM incidents WHERE public_id = ANY ($1) ORDER BY id FOR UPDATE""";

    private static final String OWNED =
            "SELECT public_id, id, incident_id FROM incident_updates WHERE public_id = ANY ($1)";

    private static final String HELD =
            "SELECT DISTINCT component_id FROM incident_components WHERE incident_id = ANY ($1)";

    private static final String AS_IT_CAME = "SELECT 1 FROM incidents WHERE id = $1 AND import_version = version";

    private static final String STILL_AS_IT_CAME = "UPDATE incidents SET import_version = version WHERE id = $1";

    private static final List<String> FORGET = List.of(
            "DELETE FROM incident_updates WHERE incident_id = ANY ($1)",
            "DELETE FROM incident_components WHERE incident_id = ANY ($1)",
            "DELETE FROM component_intervals WHERE incident_id = ANY ($1)");

    private final ComponentStore components;
    private final Timeline timeline;

    ImportedIncidents(ComponentStore components, Timeline timeline) {
        this.components = components;
        this.timeline = timeline;
    }

    /** Whether it was imported and nobody has changed it here since. */
    public Uni<Boolean> isAsItCame(UUID incident) {
        return PlainSql.select(row -> row[0], AS_IT_CAME, incident).map(rows -> !rows.isEmpty());
    }

    /** What was changed last was nobody's doing here: the next import may change it further. */
    public Uni<Void> isStillAsItCame(UUID incident) {
        return PlainSql.update(STILL_AS_IT_CAME, incident).replaceWithVoid();
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

    /** Waits until no other import is in a transaction; to be called first in one. */
    public Uni<Void> takeTurns() {
        return PlainSql.select(row -> row[0], TAKE_TURNS).replaceWithVoid();
    }

    /** What is known under these public ids, locked until the transaction ends; what is not known is left out. */
    public Uni<Map<String, Known>> known(Collection<String> publicIds) {
        Map<String, Known> known = new HashMap<>();
        return takeTurns()
                .chain(() -> PlainSql.select(row -> known.put((String) row[0], known(row)), KNOWN, (Object)
                        publicIds.toArray(String[]::new)))
                .replaceWith(known);
    }

    private static Known known(Object... row) {
        Long version = (Long) row[3];
        return new Known(
                (UUID) row[1],
                (Long) row[2],
                new Revision(version, (Long) row[4], (Long) row[5]),
                (String) row[6],
                !version.equals(row[7]));
    }

    /** An update that is here, and whose it is. */
    public record Owned(String publicId, UUID id, UUID incidentId) {}

    /** What is known under these public ids of updates; what is not known is left out. */
    public Uni<Map<String, Owned>> updates(Collection<String> publicIds) {
        Map<String, Owned> updates = new HashMap<>();
        return PlainSql.select(
                        row -> updates.put((String) row[0], new Owned((String) row[0], (UUID) row[1], (UUID) row[2])),
                        OWNED,
                        (Object) publicIds.toArray(String[]::new))
                .replaceWith(updates);
    }

    /** So many numbers nobody else gets. */
    public Uni<List<Long>> numbers(Kind kind, int many) {
        return many == 0
                ? Uni.createFrom().item(List.of())
                : PlainSql.select(row -> (Long) row[0], NUMBERS.formatted(kind.wire()), many);
    }

    /** Writes components, then the incidents; replaces whatever was kept of them. */
    public Uni<Void> save(Collection<ComponentRow> fresh, List<Arrival> arrivals) {
        return held(arrivals).chain(held -> save(fresh, arrivals, held));
    }

    /** @param held the components that those of them which are here already hold */
    private Uni<Void> save(Collection<ComponentRow> fresh, List<Arrival> arrivals, List<UUID> held) {
        return BulkInsert.of(fresh.stream())
                .chain(() -> forget(arrivals))
                .chain(() -> BulkInsert.replacing(arrivals.stream().map(ImportedIncidents::incident)))
                .chain(() -> BulkInsert.of(arrivals.stream().flatMap(ImportedIncidents::updates)))
                .chain(() -> BulkInsert.of(arrivals.stream().flatMap(ImportedIncidents::affected)))
                .chain(() -> BulkInsert.of(arrivals.stream().flatMap(this::lines)))
                .chain(() -> BulkInsert.into(
                        "component_intervals",
                        arrivals.stream().flatMap(ImportedIncidents::intervals).toList()))
                .chain(() -> settle(arrivals, held));
    }

    private static UUID[] known(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(Arrival::incident)
                .filter(incident -> incident.revision().version() > 1)
                .map(incident -> incident.key().id())
                .toArray(UUID[]::new);
    }

    private static Uni<List<UUID>> held(List<Arrival> arrivals) {
        UUID[] known = known(arrivals);
        return known.length == 0
                ? Uni.createFrom().item(List.of())
                : PlainSql.select(row -> (UUID) row[0], HELD, (Object) known);
    }

    private static Uni<Void> forget(List<Arrival> arrivals) {
        UUID[] known = known(arrivals);
        Uni<Void> forgotten = Uni.createFrom().voidItem();
        for (String statement : known.length == 0 ? List.<String>of() : FORGET) {
            forgotten = forgotten.chain(
                    () -> PlainSql.update(statement, (Object) known).replaceWithVoid());
        }
        return forgotten;
    }

    private static IncidentRow incident(Arrival arrival) {
        IncidentRow row = new IncidentRow();
        Rows.copy(arrival.incident(), row);
        row.firstPublicAt = arrival.updates().stream()
                .map(source -> source.update().publishedAt())
                .min(Instant::compareTo)
                .orElse(null);
        row.importDigest = arrival.digest();
        row.importVersion = row.version;
        row.sourceUpdatedAt = arrival.updatedAt();
        row.shortlink = arrival.shortlink();
        return row;
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

    private static Stream<Interval> intervals(Arrival arrival) {
        List<Update> updates =
                arrival.updates().stream().map(SourceUpdate::update).toList();
        return Interval.of(arrival.incident(), updates).stream();
    }

    /** History has no say in how components do today; an incident that is still open has, and one that was open had. */
    private Uni<Void> settle(List<Arrival> arrivals, List<UUID> held) {
        Stream<UUID> open = arrivals.stream()
                .map(Arrival::incident)
                .filter(incident -> incident.progress().resolvedAt() == null)
                .flatMap(incident -> incident.components().stream().map(AffectedComponent::id));
        return components.settle(Stream.concat(open, held.stream()).distinct().toList());
    }
}
