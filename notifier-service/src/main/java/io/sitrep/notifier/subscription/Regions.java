package io.sitrep.notifier.subscription;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The regions that incidents can concern: ISO 3166-1 alpha-2 codes of countries, and names of larger parts of the world in
 * lower case. The same as the incident service takes: with any other a subscriber would never hear a word.
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

    /** @param code may be null, which is none */
    public static boolean isKnown(String code) {
        return code != null && KNOWN.contains(code);
    }
}
