package io.sitrep.incident.importer;

import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.store.ComponentRow;
import io.sitrep.incident.store.ComponentStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds or makes the components that imported incidents name. The id tells components apart, and so two of one name stay
 * two; only where we have a component of our own of that name does it stand for the other. A component that only updates
 * mention is gone today: it becomes a retired one, which history keeps and the page no longer lists.
 */
@ApplicationScoped
class ImportedComponents {
    private final ComponentStore components;
    private final Stamps stamps;
    private final Clock clock;

    ImportedComponents(ComponentStore components, Stamps stamps, Clock clock) {
        this.components = components;
        this.stamps = stamps;
        this.clock = clock;
    }

    /**
     * The rows that stand for components.
     *
     * @param byCode by the id they have in the export
     * @param fresh those of them that are not written yet
     */
    record Found(Map<String, ComponentRow> byCode, Set<ComponentRow> fresh) {}

    Uni<Found> of(Collection<StatuspageIncident> sources) {
        Map<String, ComponentRow> wanted = new LinkedHashMap<>();
        sources.forEach(source -> source.components()
                .forEach(component -> wanted.computeIfAbsent(component.id(), code -> row(component))));
        sources.forEach(source -> source.incidentUpdates()
                .forEach(update -> update.affectedComponents()
                        .forEach(affected ->
                                wanted.computeIfAbsent(affected.code(), code -> retired(code, affected.name())))));
        return components.currentOr(wanted.keySet()).map(known -> matched(wanted, known));
    }

    private static Found matched(Map<String, ComponentRow> wanted, List<ComponentRow> known) {
        Map<String, ComponentRow> rows = new LinkedHashMap<>();
        Set<ComponentRow> fresh = new HashSet<>();
        List<ComponentRow> live = new ArrayList<>(
                known.stream().filter(row -> row.retiredAt == null).toList());
        wanted.forEach((code, row) -> {
            ComponentRow match = match(row, known);
            if (match == null) {
                fresh.add(row);
            }
            if (match == null && row.retiredAt == null) {
                row.name = Names.unlike(row.name, null, live);
                live.add(row);
            }
            rows.put(code, Objects.requireNonNullElse(match, row));
        });
        return new Found(rows, fresh);
    }

    private static ComponentRow match(ComponentRow wanted, List<ComponentRow> known) {
        return known.stream()
                .filter(row -> row.publicId.equals(wanted.publicId))
                .findFirst()
                .or(() -> wanted.retiredAt == null ? Names.ours(wanted.name, known) : Optional.empty())
                .orElse(null);
    }

    /** A new one, not written yet. */
    ComponentRow row(StatuspageComponent component) {
        ComponentRow row = blank(component.id(), component.name());
        row.description = component.description();
        row.position = Objects.requireNonNullElse(component.position(), 0);
        row.status = Wire.read(ComponentStatus.class, String.valueOf(component.status()))
                .orElse(ComponentStatus.OPERATIONAL)
                .wire();
        row.showcase = Boolean.TRUE.equals(component.showcase());
        row.onlyShowIfDegraded = Boolean.TRUE.equals(component.onlyShowIfDegraded());
        row.startDate = component.startDate();
        row.createdAt = Objects.requireNonNullElse(component.createdAt(), row.createdAt);
        row.updatedAt = Objects.requireNonNullElse(component.updatedAt(), row.createdAt);
        return row;
    }

    private ComponentRow retired(String code, String name) {
        ComponentRow row = blank(code, name);
        row.retiredAt = clock.instant();
        return row;
    }

    private ComponentRow blank(String code, String name) {
        ComponentRow row = new ComponentRow();
        row.id = stamps.uuid();
        row.publicId = code;
        row.name = name;
        row.status = ComponentStatus.OPERATIONAL.wire();
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        row.importDigest = "";
        return row;
    }
}
