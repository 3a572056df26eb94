package io.sitrep.incident.importer;

import io.sitrep.incident.catalog.news.CatalogNews;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.importer.Outcome.Kept;
import io.sitrep.incident.importer.Outcome.Skipped;
import io.sitrep.incident.outbox.Outbox;
import io.sitrep.incident.outbox.Told;
import io.sitrep.incident.store.ImportedIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings incidents, or maintenances, of another page in, many of one kind in the caller's one transaction. Doing it again changes nothing. What can't
 * be used is left out here and does not touch the others; what the database refuses fails them all.
 */
@ApplicationScoped
class ImportIncidents {
    private final ImportedIncidents imported;
    private final ImportedComponents components;
    private final CatalogNews news;
    private final Outbox outbox;
    private final Stamps stamps;

    ImportIncidents(
            ImportedIncidents imported, ImportedComponents components, CatalogNews news, Outbox outbox, Stamps stamps) {
        this.imported = imported;
        this.components = components;
        this.news = news;
        this.outbox = outbox;
        this.stamps = stamps;
    }

    /** What becomes of each of them. */
    Uni<Map<Item<StatuspageIncident>, Outcome>> run(List<Item<StatuspageIncident>> items, Caller caller) {
        Map<Item<StatuspageIncident>, Outcome> outcomes = new IdentityHashMap<>();
        return here(items)
                .chain(here -> {
                    Review review = new Review(here);
                    items.forEach(item -> outcomes.put(item, review.of(item)));
                    List<Item<StatuspageIncident>> changed = items.stream()
                            .filter(item -> outcomes.get(item) == Kept.CREATED || outcomes.get(item) == Kept.UPDATED)
                            .toList();
                    return changed.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : arrivals(changed, here, outcomes, caller).chain(arrivals -> write(arrivals, caller));
                })
                .replaceWith(outcomes);
    }

    private Uni<Here> here(List<Item<StatuspageIncident>> items) {
        List<String> updates = items.stream()
                .flatMap(item -> item.value().incidentUpdates().stream())
                .map(StatuspageIncident.StatuspageUpdate::id)
                .toList();
        return imported.known(items.stream().map(Item::id).toList())
                .chain(incidents -> imported.updates(updates).map(known -> new Here(incidents, known)));
    }

    /** Says of those that turn out not to be usable why. */
    private Uni<Arrivals> arrivals(
            List<Item<StatuspageIncident>> items,
            Here here,
            Map<Item<StatuspageIncident>, Outcome> outcomes,
            Caller caller) {
        List<StatuspageIncident> sources = items.stream().map(Item::value).toList();
        int fresh = (int) items.stream()
                .filter(item -> outcomes.get(item) == Kept.CREATED)
                .count();
        return imported.numbers(sources.get(0).kind(), fresh)
                .chain(numbers -> components.of(sources).map(found -> {
                    Arrivals arrivals = new Arrivals(here, found, numbers, stamps, caller);
                    for (Item<StatuspageIncident> item : items) {
                        try {
                            arrivals.add(item);
                        } catch (Unusable unusable) {
                            outcomes.put(item, new Skipped(unusable.getMessage()));
                        }
                    }
                    return arrivals;
                }));
    }

    /** One event for the whole of each, told to nobody: history is shown, not announced. */
    private Uni<Void> write(Arrivals arrivals, Caller caller) {
        Told told = outbox.told(arrivals.decisions());
        if (!told.fits()) {
            throw new Unusable("is more than one event can carry");
        }
        return imported.save(arrivals.components(), arrivals.incidents())
                .chain(() -> news.components(
                        arrivals.components().stream().map(row -> row.id).toList()))
                .chain(() -> outbox.append(told, caller.traceparent()));
    }
}
