package io.sitrep.incident.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The regions an incident can concern: ISO 3166-1 alpha-2 codes of countries, and names of larger parts of the world in
 * lower case.
 */
public final class Regions {
    private static final Set<String> PARTS_OF_THE_WORLD = Set.of(
            "world",
            "africa",
            "americas",
            "north-america",
            "central-america",
            "south-america",
            "caribbean",
            "asia",
            "asia-pacific",
            "middle-east",
            "europe",
            "oceania",
            "antarctica");

    private static final Set<String> KNOWN = Stream.concat(
                    PARTS_OF_THE_WORLD.stream(), Stream.of(Locale.getISOCountries()))
            .collect(Collectors.toUnmodifiableSet());

    private Regions() {}

    public static boolean isKnown(String code) {
        return KNOWN.contains(code);
    }
}
