package io.sitrep.incident.page;

import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Impact;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * The overall state, from best to worst: the worst of what open incidents and components say. While an incident is open
 * it is never better than minor, and maintenance shows only when it is all there is.
 */
public enum Indicator {
    NONE,
    MAINTENANCE,
    MINOR,
    MAJOR,
    CRITICAL;

    /**
     * @param working whether a maintenance is under way, whatever it says of components
     * @param open impacts of the open incidents
     * @param components statuses of all components
     */
    static Indicator of(boolean working, Collection<Impact> open, Collection<ComponentStatus> components) {
        return Stream.concat(
                        Stream.of(working ? MAINTENANCE : NONE),
                        Stream.concat(
                                open.stream().map(Indicator::ofOpenIncident),
                                components.stream().map(Indicator::ofComponent)))
                .max(Indicator::compareTo)
                .orElse(NONE);
    }

    private static Indicator ofOpenIncident(Impact impact) {
        return switch (impact) {
            case NONE, MINOR, MAINTENANCE -> MINOR;
            case MAJOR -> MAJOR;
            case CRITICAL -> CRITICAL;
        };
    }

    private static Indicator ofComponent(ComponentStatus status) {
        return switch (status) {
            case OPERATIONAL -> NONE;
            case UNDER_MAINTENANCE -> MAINTENANCE;
            case DEGRADED_PERFORMANCE -> MINOR;
            case PARTIAL_OUTAGE -> MAJOR;
            case MAJOR_OUTAGE -> CRITICAL;
        };
    }
}
