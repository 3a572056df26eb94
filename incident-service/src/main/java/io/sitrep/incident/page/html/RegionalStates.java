package io.sitrep.incident.page.html;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.page.HeldComponent;
import io.sitrep.incident.page.HeldComponent.Regional;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicIncident;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * How components do in the parts of the world of which something was said, by what is open now: of several that say something of
 * the same part the worst holds.
 */
final class RegionalStates {
    private final Map<UUID, List<Regional>> states;

    private RegionalStates(Map<UUID, List<Regional>> states) {
        this.states = states;
    }

    static RegionalStates of(PageState state) {
        return new RegionalStates(Stream.of(state.open(), state.maintenances())
                .flatMap(List::stream)
                .filter(PublicIncident::showsComponents)
                .map(PublicIncident::components)
                .flatMap(List::stream)
                .collect(groupingBy(HeldComponent::id))
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, held -> worst(held.getValue()))));
    }

    /** The worst first; of none when the component is said to do alike everywhere. */
    List<Regional> of(UUID component) {
        return states.getOrDefault(component, List.of());
    }

    private static List<Regional> worst(Collection<HeldComponent> held) {
        return held.stream()
                .flatMap(each -> each.regions().stream())
                .collect(toMap(
                        Regional::code,
                        Regional::status,
                        BinaryOperator.maxBy(Comparator.<ComponentStatus>naturalOrder()),
                        LinkedHashMap::new))
                .entrySet()
                .stream()
                .map(region -> new Regional(region.getKey(), region.getValue()))
                .sorted(Comparator.comparing(Regional::status).reversed())
                .toList();
    }
}
