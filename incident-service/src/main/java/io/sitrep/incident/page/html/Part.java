package io.sitrep.incident.page.html;

import java.util.Arrays;
import java.util.Optional;

/** The parts of the world that come with the service and have names in each language. */
public enum Part {
    WORLD,
    AFRICA,
    AMERICAS,
    ASIA_PACIFIC,
    EUROPE,
    MIDDLE_EAST,
    ANTARCTICA,
    NORTH_AMERICA,
    CENTRAL_AMERICA,
    SOUTH_AMERICA,
    CARIBBEAN,
    ASIA,
    OCEANIA;

    /** Looks one up by its code: {@code north-america}. */
    static Optional<Part> of(String code) {
        return Arrays.stream(values())
                .filter(part -> part.name().replace('_', '-').equalsIgnoreCase(code))
                .findFirst();
    }
}
