package io.sitrep.incident.page.html;

import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicIncident;
import java.util.List;

/**
 * What is planned, as the reader wants to know it.
 *
 * @param underWay those whose work is being done
 * @param upcoming those to come, the next first
 * @param past those that are over or were called off, the last first; not all of them
 */
public record Maintenances(List<PublicIncident> underWay, List<PublicIncident> upcoming, List<PublicIncident> past) {
    private static final int MOST_OF_THE_PAST = 50;

    static Maintenances of(PageState state) {
        return new Maintenances(
                state.maintenances().stream().filter(PublicIncident::underWay).toList(),
                state.maintenances().stream()
                        .filter(maintenance -> !maintenance.underWay())
                        .toList(),
                state.pastMaintenances().limit(MOST_OF_THE_PAST).toList());
    }
}
