package io.sitrep.incident.maintenance;

import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Status;

/** What the house itself says of a maintenance. */
final class MaintenanceWords {
    private MaintenanceWords() {}

    static String reached(Status status) {
        return status == Status.COMPLETED
                ? "This scheduled maintenance has been completed."
                : "This scheduled maintenance has begun. We will say here when it is over.";
    }

    static String reminder(Incident maintenance) {
        return "Reminder of a scheduled maintenance: " + maintenance.headline().title();
    }
}
