package io.sitrep.incident.page.html;

import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.page.HeldComponent.Regional;
import io.sitrep.incident.page.Indicator;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicComponent;
import io.sitrep.incident.page.PublicIncident;
import io.sitrep.incident.page.Section;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the first page tells.
 *
 * @param bars how components did
 * @param byRegion how they do in parts of the world
 */
public record Front(
        PageState state,
        Maintenances maintenances,
        PastIncidents past,
        Bars bars,
        RegionalStates byRegion,
        Words words) {
    private static final int NAMED = 3;

    public Indicator indicator() {
        return state.indicator();
    }

    public List<PublicIncident> open() {
        return state.open();
    }

    public List<Section> sections() {
        return state.sections();
    }

    /** How a component does where that was said; of none when it is said to do alike everywhere. */
    public List<Regional> regional(PublicComponent component) {
        return byRegion.of(component.id());
    }

    /** How many maintenances are under way. */
    public int underWay() {
        return maintenances.underWay().size();
    }

    /** Which components are not operational, the worst first and not all of them by name; null when all are. */
    public String troubled() {
        List<String> names = state.components().stream()
                .filter(component -> component.status() != ComponentStatus.OPERATIONAL)
                .sorted(Comparator.comparing(PublicComponent::status).reversed())
                .map(PublicComponent::name)
                .toList();
        if (names.isEmpty()) {
            return null;
        }
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return words.troubled(names.size() > NAMED ? words.andMore(first, names.size() - NAMED) : first);
    }
}
