package io.sitrep.incident.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A component as one incident holds it; another incident may hold the same one in another status.
 *
 * @param code the component's public id
 * @param status the worst it has anywhere
 * @param statusByRegion how it does where that was said; empty when it does everywhere as {@code status} says
 */
public record AffectedComponent(
        UUID id, String code, String name, ComponentStatus status, Map<String, ComponentStatus> statusByRegion) {
    /** What stands for everywhere else, once a part of the world does better than the rest. */
    static final String EVERYWHERE = "world";

    public AffectedComponent {
        statusByRegion = Collections.unmodifiableMap(new LinkedHashMap<>(statusByRegion));
    }

    /** The same status wherever it is affected; no regions stand for everywhere. */
    public AffectedComponent(UUID id, String code, String name, ComponentStatus status, List<String> regions) {
        this(id, code, name, status, each(regions, status));
    }

    /** Where it is affected; empty when that was not said. */
    public List<String> regions() {
        return List.copyOf(statusByRegion.keySet());
    }

    /** Not held so far, and so fine. */
    static AffectedComponent unaffected(ComponentChange change) {
        return new AffectedComponent(change.id(), change.code(), change.name(), ComponentStatus.OPERATIONAL, List.of());
    }

    /**
     * After a change. One that names no regions is of wherever it was affected; one that names some leaves the others as
     * they were; one with an empty list is of everywhere.
     */
    AffectedComponent after(ComponentChange change) {
        if (change.regions() == null) {
            return new AffectedComponent(id, code, change.name(), change.status(), regions());
        }
        if (change.regions().isEmpty()) {
            return new AffectedComponent(id, code, change.name(), change.status(), List.of());
        }
        Map<String, ComponentStatus> next = new LinkedHashMap<>(statusByRegion);
        if (next.isEmpty() && status != ComponentStatus.OPERATIONAL) {
            next.put(EVERYWHERE, status);
        }
        change.regions().forEach(region -> next.put(region, change.status()));
        ComponentStatus worst =
                next.values().stream().max(ComponentStatus::compareTo).orElse(change.status());
        return new AffectedComponent(id, code, change.name(), worst, next);
    }

    private static Map<String, ComponentStatus> each(List<String> regions, ComponentStatus status) {
        Map<String, ComponentStatus> all = new LinkedHashMap<>();
        regions.forEach(region -> all.put(region, status));
        return all;
    }
}
