package io.sitrep.incident.catalog.change;

import static java.util.stream.Collectors.toMap;

import io.sitrep.incident.catalog.change.Differences.Action;
import io.sitrep.incident.catalog.change.Differences.Change;
import io.sitrep.incident.catalog.plan.CatalogState;
import io.sitrep.incident.catalog.plan.Thing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** From the catalog as it is to the catalog as it is wanted, checked. */
final class Plan {
    private final Map<String, Thing> before;
    private final Map<String, Thing> after;

    Plan(CatalogState before, CatalogState after) {
        this.before = byIdentity(before);
        this.after = byIdentity(after);
    }

    private static Map<String, Thing> byIdentity(CatalogState catalog) {
        return catalog.things()
                .collect(toMap(
                        thing -> thing.kind() + " " + thing.identity(),
                        thing -> thing,
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    <T extends Thing> List<T> created(Class<T> type) {
        return of(type, after, id -> !before.containsKey(id)).toList();
    }

    /** As they are to be. */
    <T extends Thing> List<T> changed(Class<T> type) {
        return of(type, after, id -> before.containsKey(id) && !before.get(id).equals(after.get(id)))
                .toList();
    }

    <T extends Thing> List<T> gone(Class<T> type) {
        return of(type, before, id -> !after.containsKey(id)).toList();
    }

    /** As one of these was before. */
    Thing before(Thing thing) {
        return before.get(thing.kind() + " " + thing.identity());
    }

    private static <T extends Thing> Stream<T> of(Class<T> type, Map<String, Thing> things, Predicate<String> which) {
        return things.entrySet().stream()
                .filter(each -> type.isInstance(each.getValue()) && which.test(each.getKey()))
                .map(each -> type.cast(each.getValue()));
    }

    /**
     * @param used those components that can only be retired
     * @param spoken whether the file speaks of a thing of that kind
     */
    Differences differences(boolean dryRun, Collection<UUID> used, Predicate<Thing> spoken) {
        Set<UUID> kept = Set.copyOf(used);
        List<Change> changes = new ArrayList<>();
        int unchanged = 0;
        for (var each : after.entrySet()) {
            Thing was = before.get(each.getKey());
            Thing is = each.getValue();
            if (was == null) {
                changes.add(Change.of(is, Action.CREATED));
            } else if (!was.equals(is)) {
                changes.add(Change.between(was, is));
            } else if (spoken.test(is)) {
                unchanged++;
            }
        }
        gone(Thing.class)
                .forEach(thing -> changes.add(Change.of(
                        thing,
                        thing instanceof Thing.Component component && kept.contains(component.id())
                                ? Action.RETIRED
                                : Action.REMOVED)));
        return Differences.of(dryRun, changes, unchanged);
    }
}
