package io.sitrep.incident.console.maintenance;

import io.sitrep.incident.console.Screen;
import io.sitrep.incident.view.IncidentView;
import java.util.List;

/**
 * Maintenances as a list and as a month.
 *
 * @param planned those that are not over, the next one first
 * @param month those of the month that is shown
 */
public record MaintenanceList(Screen screen, List<IncidentView> planned, Calendar month) {}
