package io.sitrep.incident.catalog.change;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.sitrep.incident.catalog.news.CatalogNews;
import io.sitrep.incident.catalog.plan.Thing;
import io.sitrep.incident.catalog.plan.Thing.Entry;
import io.sitrep.incident.catalog.plan.Thing.Place;
import io.sitrep.incident.command.Stamps;
import io.sitrep.incident.store.CatalogEntries;
import io.sitrep.incident.store.CatalogEntry;
import io.sitrep.incident.store.CustomRegion;
import io.sitrep.incident.store.RegionStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes what a plan changes about regions and entries, and has it told. In the caller's transaction. */
@ApplicationScoped
class EntryWriter {
    private final RegionStore regions;
    private final CatalogEntries entries;
    private final CatalogNews news;
    private final Stamps stamps;

    EntryWriter(RegionStore regions, CatalogEntries entries, CatalogNews news, Stamps stamps) {
        this.regions = regions;
        this.entries = entries;
        this.news = news;
        this.stamps = stamps;
    }

    Uni<Void> writeRegions(Plan plan) {
        List<Place> wanted = wanted(plan, Place.class);
        List<Place> gone = plan.gone(Place.class);
        if (wanted.isEmpty() && gone.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<String> codes = wanted.stream().map(Place::code).collect(toSet());
        return regions.keep(wanted.stream()
                        .map(place -> new CustomRegion(
                                place.code(), place.name(), place.parent(), stamps.now(), stamps.now()))
                        .toList())
                .chain(() -> regions.forget(gone.stream().map(Place::code).toList()))
                .chain(regions::all)
                .chain(all -> news.regions(all.stream()
                        .filter(region -> codes.contains(region.code()))
                        .toList()))
                .chain(() -> news.gone(CatalogNews.REGION, gone.stream().collect(toMap(Place::code, Place::name))));
    }

    Uni<Void> writeEntries(Plan plan) {
        List<Entry> wanted = wanted(plan, Entry.class);
        List<Entry> gone = plan.gone(Entry.class);
        if (wanted.isEmpty() && gone.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<?> ids = wanted.stream().map(Entry::id).collect(toSet());
        return entries.keep(wanted.stream()
                        .map(entry -> new CatalogEntry(
                                entry.id(),
                                entry.kind(),
                                entry.key(),
                                entry.body().toString(),
                                stamps.now(),
                                stamps.now()))
                        .toList())
                .chain(() -> entries.forget(gone.stream().map(Entry::id).toList()))
                .chain(entries::all)
                .chain(all -> news.entries(
                        all.stream().filter(entry -> ids.contains(entry.id())).toList()))
                .chain(() -> forgotten(gone));
    }

    private Uni<Void> forgotten(List<Entry> gone) {
        return Multi.createFrom()
                .iterable(gone.stream().collect(groupingBy(Entry::kind)).entrySet())
                .onItem()
                .transformToUniAndConcatenate(kind ->
                        news.gone(kind.getKey(), kind.getValue().stream().collect(toMap(Entry::key, Entry::name))))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static <T extends Thing> List<T> wanted(Plan plan, Class<T> type) {
        return Stream.concat(plan.created(type).stream(), plan.changed(type).stream())
                .toList();
    }
}
