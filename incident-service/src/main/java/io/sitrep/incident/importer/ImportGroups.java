package io.sitrep.incident.importer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.catalog.news.CatalogNews;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.importer.Outcome.Kept;
import io.sitrep.incident.importer.Outcome.Skipped;
import io.sitrep.incident.store.ComponentGroupRow;
import io.sitrep.incident.store.ComponentGroupStore;
import io.sitrep.incident.store.ImportedIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Brings groups of components in, in the caller's transaction; a group of ours of the same name stands for its own. */
@ApplicationScoped
class ImportGroups {
    private final ImportedIncidents turns;
    private final ComponentGroupStore groups;
    private final CatalogNews news;
    private final Stamps stamps;
    private final Clock clock;

    ImportGroups(ImportedIncidents turns, ComponentGroupStore groups, CatalogNews news, Stamps stamps, Clock clock) {
        this.turns = turns;
        this.groups = groups;
        this.news = news;
        this.stamps = stamps;
        this.clock = clock;
    }

    Uni<Map<Item<StatuspageComponent>, Outcome>> run(List<Item<StatuspageComponent>> items) {
        return turns.takeTurns().chain(groups::all).map(ArrayList::new).chain(rows -> {
            Map<Item<StatuspageComponent>, Outcome> outcomes = new IdentityHashMap<>();
            Map<Item<StatuspageComponent>, ComponentGroupRow> changed = new LinkedHashMap<>();
            for (Item<StatuspageComponent> item : items) {
                ComponentGroupRow row = called(item.id(), rows);
                Outcome outcome = review(item, row, rows);
                outcomes.put(item, outcome);
                if (outcome == Kept.CREATED) {
                    row = blank(item.id());
                    rows.add(row);
                }
                if (outcome == Kept.CREATED || outcome == Kept.UPDATED) {
                    // Until each has got its new one nobody's old name is in the way.
                    row.name = row.id.toString();
                    changed.put(item, row);
                }
            }
            return flush(changed)
                    .invoke(() -> changed.forEach((item, row) -> apply(item, row, rows)))
                    .chain(() -> Panache.flush())
                    .chain(() -> news.groups(changed.values()))
                    .replaceWith(outcomes);
        });
    }

    /** The row that stands for a group of the export, or null. */
    static ComponentGroupRow standsFor(String code, String name, List<ComponentGroupRow> rows) {
        ComponentGroupRow row = called(code, rows);
        return row == null ? ours(name, rows) : row;
    }

    private static Outcome review(Item<StatuspageComponent> item, ComponentGroupRow row, List<ComponentGroupRow> rows) {
        if (row == null) {
            return ours(item.value().name(), rows) == null
                    ? Kept.CREATED
                    : new Skipped("there is a group of that name, made here: it stands for this one");
        }
        if (row.importDigest == null) {
            return new Skipped("there is a group of that id which was not imported");
        }
        return row.importDigest.equals(item.digest()) ? Kept.UNCHANGED : Kept.UPDATED;
    }

    private static void apply(Item<StatuspageComponent> item, ComponentGroupRow row, List<ComponentGroupRow> rows) {
        StatuspageComponent source = item.value();
        row.name = Names.unlike(
                source.name(), wanted -> rows.stream().anyMatch(other -> other.name.equalsIgnoreCase(wanted)));
        row.description = source.description();
        row.position = Objects.requireNonNullElse(source.position(), 0);
        row.createdAt = Objects.requireNonNullElse(source.createdAt(), row.createdAt);
        row.updatedAt = Objects.requireNonNullElse(source.updatedAt(), row.createdAt);
        row.importDigest = item.digest();
    }

    private static Uni<Void> flush(Map<?, ComponentGroupRow> rows) {
        Object[] all = rows.values().toArray();
        return Panache.getSession().chain(session -> session.persistAll(all).chain(session::flush));
    }

    private static ComponentGroupRow called(String code, List<ComponentGroupRow> rows) {
        return rows.stream()
                .filter(row -> row.publicId.equals(code))
                .findFirst()
                .orElse(null);
    }

    private static ComponentGroupRow ours(String name, List<ComponentGroupRow> rows) {
        return rows.stream()
                .filter(row -> row.importDigest == null && row.name.equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private ComponentGroupRow blank(String code) {
        ComponentGroupRow row = new ComponentGroupRow();
        row.id = stamps.uuid();
        row.publicId = code;
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        row.importDigest = "";
        return row;
    }
}
