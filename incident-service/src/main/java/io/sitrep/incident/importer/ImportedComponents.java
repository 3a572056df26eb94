package io.sitrep.incident.importer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.importer.StatuspageIncident.StatuspageComponent;
import io.sitrep.incident.store.ComponentRow;
import io.sitrep.incident.store.ComponentStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds or makes the components an imported incident names. A component that only updates mention is gone today: it
 * becomes a retired one, which history keeps and the page no longer lists.
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

    /** The row of each component, by its Statuspage code. */
    Uni<Map<String, ComponentRow>> of(StatuspageIncident source) {
        Map<String, ComponentRow> wanted = wanted(source);
        return components.alike(wanted.values()).chain(known -> {
            Map<String, ComponentRow> rows = new LinkedHashMap<>();
            List<ComponentRow> fresh = new ArrayList<>();
            wanted.forEach((code, row) -> {
                ComponentRow match =
                        match(row, Stream.concat(known.stream(), fresh.stream()).toList());
                rows.put(code, match == null ? row : match);
                if (match == null) {
                    fresh.add(row);
                }
            });
            return Panache.getSession()
                    .chain(session -> session.persistAll(fresh.toArray()).chain(session::flush))
                    .replaceWith(rows);
        });
    }

    private static ComponentRow match(ComponentRow wanted, List<ComponentRow> known) {
        return known.stream()
                .filter(row -> row.publicId.equals(wanted.publicId))
                .findFirst()
                .or(() -> known.stream()
                        .filter(row -> row.retiredAt == null && wanted.retiredAt == null)
                        .filter(row -> row.name.equalsIgnoreCase(wanted.name))
                        .findFirst())
                .orElse(null);
    }

    private Map<String, ComponentRow> wanted(StatuspageIncident source) {
        Map<String, ComponentRow> rows = new LinkedHashMap<>();
        source.components().forEach(component -> rows.put(component.id(), row(component)));
        source.incidentUpdates()
                .forEach(update -> Translation.affectedBy(update).forEach(affected -> {
                    if (affected.code() == null || affected.name() == null) {
                        throw new Unusable("an affected component has no code or no name");
                    }
                    rows.computeIfAbsent(affected.code(), code -> retired(code, affected.name()));
                }));
        return rows;
    }

    private ComponentRow row(StatuspageComponent component) {
        if (component.id() == null || component.name() == null) {
            throw new Unusable("a component has no id or no name");
        }
        ComponentRow row = blank(component.id(), component.name());
        row.description = component.description();
        row.position = component.position() == null ? 0 : component.position();
        row.status = Wire.read(ComponentStatus.class, String.valueOf(component.status()))
                .orElse(ComponentStatus.OPERATIONAL)
                .wire();
        row.createdAt = component.createdAt() == null ? row.createdAt : component.createdAt();
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
        return row;
    }
}
