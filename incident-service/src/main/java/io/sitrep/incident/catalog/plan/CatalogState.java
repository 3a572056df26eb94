package io.sitrep.incident.catalog.plan;

import io.sitrep.incident.catalog.plan.Thing.Component;
import io.sitrep.incident.catalog.plan.Thing.Entry;
import io.sitrep.incident.catalog.plan.Thing.Group;
import io.sitrep.incident.catalog.plan.Thing.Place;
import java.util.List;
import java.util.stream.Stream;

/**
 * The whole catalog.
 *
 * @param components without those that are retired, in the order of the page
 * @param places the regions of our own
 */
public record CatalogState(List<Group> groups, List<Component> components, List<Place> places, List<Entry> entries) {
    /** Each before what names it. */
    public Stream<Thing> things() {
        return Stream.of(places, groups, components, entries).flatMap(List::stream);
    }
}
