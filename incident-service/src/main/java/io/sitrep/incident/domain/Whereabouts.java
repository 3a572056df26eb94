package io.sitrep.incident.domain;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * How one component does in which part of the world. What is said of a region is said of all that lies in it, but for what
 * is said of a smaller part.
 *
 * @param contains whether what happens in the second region happens in the first
 */
record Whereabouts(AffectedComponent component, BiPredicate<String, String> contains) {

    /** Of which something is said. */
    List<String> regions() {
        return component.statusByRegion().isEmpty()
                ? List.of(AffectedComponent.EVERYWHERE)
                : List.copyOf(component.statusByRegion().keySet());
    }

    /** How it does there: as the smallest region says that contains it; operational where none does. */
    ComponentStatus in(String region) {
        if (component.statusByRegion().isEmpty()) {
            return component.status();
        }
        return component.statusByRegion().keySet().stream()
                .filter(outer -> covers(outer, region))
                .reduce((one, other) -> covers(one, other) ? other : one)
                .map(component.statusByRegion()::get)
                .orElse(ComponentStatus.OPERATIONAL);
    }

    private boolean covers(String outer, String inner) {
        return outer.equals(inner) || outer.equals(AffectedComponent.EVERYWHERE) || contains.test(outer, inner);
    }
}
