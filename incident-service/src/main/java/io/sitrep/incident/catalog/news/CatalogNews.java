package io.sitrep.incident.catalog.news;

import static java.util.stream.Collectors.toMap;

import io.sitrep.incident.outbox.CatalogChange;
import io.sitrep.incident.outbox.Outbox;
import io.sitrep.incident.store.CatalogEntry;
import io.sitrep.incident.store.ComponentGroupRow;
import io.sitrep.incident.store.ComponentStore;
import io.sitrep.incident.store.CustomRegion;
import io.sitrep.incident.store.StatusListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells what became of things of the catalog, in the transaction that changed them: each whole, as it stands there. Call it
 * after the change is written; entities have to be flushed before.
 */
@ApplicationScoped
public class CatalogNews implements StatusListener {
    public static final String COMPONENT = "component";
    public static final String GROUP = "group";
    public static final String REGION = "region";

    private final Outbox outbox;
    private final Instance<ComponentStore> components;
    private final Clock clock;

    /** @param components found when needed: the store itself tells this one of statuses */
    CatalogNews(Outbox outbox, Instance<ComponentStore> components, Clock clock) {
        this.outbox = outbox;
        this.components = components;
        this.clock = clock;
    }

    @Override
    public Uni<Void> changed(List<Changed> changed) {
        Map<UUID, String> was = changed.stream().collect(toMap(Changed::id, Changed::was));
        return told(was.keySet(), was);
    }

    public Uni<Void> components(Collection<UUID> ids) {
        return told(ids, Map.of());
    }

    public Uni<Void> groups(Collection<ComponentGroupRow> groups) {
        return tell(groups.stream()
                .map(row -> change(GROUP, row.id.toString(), row.name, GroupWord.of(row)))
                .toList());
    }

    public Uni<Void> regions(Collection<CustomRegion> regions) {
        return tell(regions.stream()
                .map(region -> change(REGION, region.code(), region.name(), RegionWord.of(region)))
                .toList());
    }

    public Uni<Void> entries(Collection<CatalogEntry> entries) {
        return tell(entries.stream()
                .map(entry -> change(entry.kind(), entry.key(), EntryWord.name(entry), EntryWord.of(entry)))
                .toList());
    }

    /** @param names by the ids they had */
    public Uni<Void> gone(String kind, Map<String, String> names) {
        return tell(names.entrySet().stream()
                .map(each -> CatalogChange.gone(kind, each.getKey(), each.getValue(), clock.instant()))
                .toList());
    }

    private Uni<Void> told(Collection<UUID> ids, Map<UUID, String> was) {
        return components
                .get()
                .whole(ids)
                .chain(all -> tell(all.stream()
                        .map(component -> new CatalogChange(
                                COMPONENT,
                                component.id().toString(),
                                component.name(),
                                component,
                                was.get(component.id()),
                                clock.instant()))
                        .toList()));
    }

    private CatalogChange change(String kind, String id, String name, Object whole) {
        return new CatalogChange(kind, id, name, whole, null, clock.instant());
    }

    private Uni<Void> tell(List<CatalogChange> changes) {
        return outbox.appendCatalog(changes);
    }
}
