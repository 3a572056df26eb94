package io.sitrep.incident.importer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.catalog.news.CatalogNews;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.importer.Outcome.Kept;
import io.sitrep.incident.importer.Outcome.Skipped;
import io.sitrep.incident.store.ComponentGroupRow;
import io.sitrep.incident.store.ComponentGroupStore;
import io.sitrep.incident.store.ComponentRow;
import io.sitrep.incident.store.ComponentStore;
import io.sitrep.incident.store.ImportedIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Brings the components of a page in, in the caller's transaction; their groups are here already. One that incidents
 * have named before gets now all that is known of it. A component of ours of the same name stays as it is and stands
 * for the other. The status comes with the component until an incident that is open here says otherwise.
 */
@ApplicationScoped
class ImportComponents {
    private final ImportedIncidents turns;
    private final ComponentStore components;
    private final ComponentGroupStore groups;
    private final ImportedComponents imported;
    private final CatalogNews news;

    ImportComponents(
            ImportedIncidents turns,
            ComponentStore components,
            ComponentGroupStore groups,
            ImportedComponents imported,
            CatalogNews news) {
        this.turns = turns;
        this.components = components;
        this.groups = groups;
        this.imported = imported;
        this.news = news;
    }

    Uni<Map<Item<StatuspageComponent>, Outcome>> run(List<Item<StatuspageComponent>> items, Membership membership) {
        List<String> codes = items.stream().map(Item::id).toList();
        return turns.takeTurns()
                .chain(groups::all)
                .chain(groups -> components
                        .currentOr(codes)
                        .map(ArrayList::new)
                        .chain(rows -> run(items, rows, component -> group(component, membership, groups))));
    }

    private interface Placing {
        UUID groupOf(StatuspageComponent component);
    }

    private static UUID group(StatuspageComponent component, Membership membership, List<ComponentGroupRow> groups) {
        return membership
                .of(component)
                .map(group -> ImportGroups.standsFor(group.id(), group.name(), groups))
                .map(row -> row.id)
                .orElse(null);
    }

    private Uni<Map<Item<StatuspageComponent>, Outcome>> run(
            List<Item<StatuspageComponent>> items, List<ComponentRow> rows, Placing placing) {
        Map<Item<StatuspageComponent>, Outcome> outcomes = new IdentityHashMap<>();
        Map<Item<StatuspageComponent>, ComponentRow> changed = new LinkedHashMap<>();
        Map<UUID, String> statuses = new HashMap<>();
        for (Item<StatuspageComponent> item : items) {
            ComponentRow row = called(item.id(), rows);
            Outcome outcome = review(item, row, rows);
            outcomes.put(item, outcome);
            if (row == null && outcome == Kept.CREATED) {
                row = imported.row(item.value());
                rows.add(row);
            } else if (row != null) {
                statuses.put(row.id, row.status);
            }
            if (outcome == Kept.CREATED || outcome == Kept.UPDATED) {
                // Until each has got its new one nobody's old name is in the way.
                row.name = row.id.toString();
                changed.put(item, row);
            }
        }
        Object[] all = changed.values().toArray();
        List<ComponentRow> live =
                rows.stream().filter(row -> row.retiredAt == null).toList();
        return Panache.getSession()
                .chain(session -> session.persistAll(all).chain(session::flush))
                .invoke(() -> changed.forEach((item, row) -> apply(item, row, placing.groupOf(item.value()), live)))
                .chain(() -> Panache.flush())
                .chain(() ->
                        settled(changed.values().stream().map(row -> row.id).toList(), statuses))
                .replaceWith(outcomes);
    }

    /** @param before which status each that was here before had */
    private Uni<Void> settled(List<UUID> ids, Map<UUID, String> before) {
        before.keySet().retainAll(ids);
        return components
                .settleHeld(ids)
                .chain(() -> news.components(ids))
                .chain(() -> components.tellStatuses(before));
    }

    private static Outcome review(Item<StatuspageComponent> item, ComponentRow row, List<ComponentRow> rows) {
        if (row == null) {
            return Names.ours(item.value().name(), rows).isEmpty()
                    ? Kept.CREATED
                    : new Skipped("there is a component of that name, made here: it stands for this one");
        }
        if (row.importDigest == null) {
            return new Skipped("there is a component of that id which was not imported");
        }
        if (row.importDigest.isEmpty()) {
            return Kept.CREATED;
        }
        return row.importDigest.equals(item.digest()) ? Kept.UNCHANGED : Kept.UPDATED;
    }

    private static void apply(Item<StatuspageComponent> item, ComponentRow row, UUID group, List<ComponentRow> live) {
        StatuspageComponent source = item.value();
        row.name = Names.unlike(source.name(), group, live);
        row.groupId = group;
        row.description = source.description();
        row.position = Objects.requireNonNullElse(source.position(), 0);
        row.status = Wire.read(ComponentStatus.class, String.valueOf(source.status()))
                .orElse(ComponentStatus.OPERATIONAL)
                .wire();
        row.showcase = Boolean.TRUE.equals(source.showcase());
        row.onlyShowIfDegraded = Boolean.TRUE.equals(source.onlyShowIfDegraded());
        row.startDate = source.startDate();
        row.createdAt = Objects.requireNonNullElse(source.createdAt(), row.createdAt);
        row.updatedAt = Objects.requireNonNullElse(source.updatedAt(), row.createdAt);
        row.retiredAt = null;
        row.importDigest = item.digest();
    }

    private static ComponentRow called(String code, List<ComponentRow> rows) {
        return rows.stream()
                .filter(row -> row.publicId.equals(code))
                .findFirst()
                .orElse(null);
    }
}
