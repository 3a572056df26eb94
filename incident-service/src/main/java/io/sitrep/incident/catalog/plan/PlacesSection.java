package io.sitrep.incident.catalog.plan;

import io.sitrep.incident.catalog.document.Document;
import io.sitrep.incident.catalog.plan.Thing.Place;
import io.sitrep.incident.catalog.region.Region;
import io.sitrep.incident.catalog.region.RegionTree;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the section {@code regions}. */
final class PlacesSection {
    private static final RegionTree BUILT_IN = RegionTree.builtIn();

    private PlacesSection() {}

    static List<Place> read(Document document, CatalogState before) {
        if (!document.root().has(Sections.REGIONS)) {
            return before.places();
        }
        Map<String, Place> places = new LinkedHashMap<>();
        Map<String, Reading> readings = new HashMap<>();
        for (Reading reading : Reading.list(document, Sections.REGIONS)) {
            String code = reading.text("code");
            if (code == null) {
                continue;
            }
            if (BUILT_IN.isKnown(code)) {
                reading.refuse("code", "comes with Sitrep and can't be changed: " + code);
            } else if (readings.putIfAbsent(code, reading) != null) {
                reading.refuse("code", "stands twice: " + code);
            } else {
                String parent = Objects.requireNonNullElse(reading.text("parent"), RegionTree.WORLD);
                places.put(code, new Place(code, reading.text("name"), parent));
            }
        }
        check(places, readings);
        return List.copyOf(places.values());
    }

    private static void check(Map<String, Place> places, Map<String, Reading> readings) {
        RegionTree tree = tree(List.copyOf(places.values()));
        places.values().stream()
                .filter(place -> !tree.isKnown(place.parent()))
                .forEach(place -> readings.get(place.code())
                        .refuse("parent", "is not a region that is known here: " + place.parent()));
        Map<String, List<String>> ways = new LinkedHashMap<>();
        places.values().forEach(place -> ways.put(place.code(), List.of(place.parent())));
        List<String> circle = Circle.in(ways);
        if (!circle.isEmpty()) {
            readings.get(circle.get(0)).refuse("parent", "makes a circle: " + Circle.named(circle, code -> code));
        }
    }

    static RegionTree tree(List<Place> places) {
        return BUILT_IN.with(places.stream()
                .map(place -> new Region(place.code(), place.name(), place.parent(), false))
                .toList());
    }
}
