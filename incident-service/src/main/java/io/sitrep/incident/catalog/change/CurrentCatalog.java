package io.sitrep.incident.catalog.change;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.catalog.entry.EntryKind;
import io.sitrep.incident.catalog.entry.EntryKinds;
import io.sitrep.incident.catalog.news.EntryWord;
import io.sitrep.incident.catalog.plan.CatalogState;
import io.sitrep.incident.catalog.plan.ComponentNames;
import io.sitrep.incident.catalog.plan.Thing;
import io.sitrep.incident.catalog.plan.Writing;
import io.sitrep.incident.store.CatalogEntries;
import io.sitrep.incident.store.ComponentGroupStore;
import io.sitrep.incident.store.ComponentRecord;
import io.sitrep.incident.store.ComponentStore;
import io.sitrep.incident.store.RegionStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The catalog as it is. Each method runs in the caller's session or transaction. */
@ApplicationScoped
public class CurrentCatalog {
    private final ComponentGroupStore groups;
    private final ComponentStore components;
    private final RegionStore regions;
    private final CatalogEntries entries;
    private final EntryKinds kinds;

    CurrentCatalog(
            ComponentGroupStore groups,
            ComponentStore components,
            RegionStore regions,
            CatalogEntries entries,
            EntryKinds kinds) {
        this.groups = groups;
        this.components = components;
        this.regions = regions;
        this.entries = entries;
        this.kinds = kinds;
    }

    Uni<CatalogState> read() {
        return groups.all()
                .map(rows -> rows.stream()
                        .map(row -> new Thing.Group(row.id, row.name, row.description, row.position))
                        .toList())
                .chain(groups -> components
                        .current()
                        .chain(components -> regions.all()
                                .chain(regions -> entries.all()
                                        .map(entries -> new CatalogState(
                                                groups,
                                                components.stream()
                                                        .map(CurrentCatalog::component)
                                                        .toList(),
                                                regions.stream()
                                                        .map(region -> new Thing.Place(
                                                                region.code(), region.name(), region.parent()))
                                                        .toList(),
                                                entries.stream()
                                                        .map(entry -> new Thing.Entry(
                                                                entry.id(),
                                                                entry.kind(),
                                                                entry.key(),
                                                                EntryWord.body(entry)))
                                                        .toList())))));
    }

    private static Thing.Component component(ComponentRecord row) {
        return new Thing.Component(
                row.id(),
                row.name(),
                row.groupId(),
                row.description(),
                row.position(),
                row.onlyShowIfDegraded(),
                row.showcase(),
                row.startDate(),
                row.dependsOn(),
                row.regions(),
                row.provides());
    }

    /** As a file that changes nothing when it is applied. */
    public Uni<ObjectNode> file() {
        return read().map(catalog -> {
            ObjectNode file = Writing.of(catalog);
            ComponentNames names = new ComponentNames(catalog);
            for (EntryKind kind : kinds.all()) {
                ArrayNode list = file.putArray(kind.section());
                catalog.entries().stream()
                        .filter(entry -> entry.kind().equals(kind.kind()))
                        .forEach(entry -> list.add(written(entry, kind, names)));
            }
            return file;
        });
    }

    private static ObjectNode written(Thing.Entry entry, EntryKind kind, ComponentNames names) {
        ObjectNode written = Thing.JSON.createObjectNode().put("key", entry.key());
        written.setAll(kind.write(entry.body(), names));
        return written;
    }
}
