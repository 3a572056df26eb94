package io.sitrep.incident.page.v2;

import io.sitrep.incident.page.PublicIncident;
import java.util.List;
import java.util.stream.Stream;

/** What the addresses below {@code /api/v2} answer, field by field as Statuspage does. */
final class Answers {
    private Answers() {}

    /** {@code summary.json} */
    record Summary(
            PageJson page,
            List<ComponentJson> components,
            List<IncidentJson> incidents,
            List<IncidentJson> scheduledMaintenances,
            StatusJson status) {}

    /** {@code status.json} */
    record Status(PageJson page, StatusJson status) {}

    /** {@code components.json} */
    record Components(PageJson page, List<ComponentJson> components) {}

    /** {@code incidents.json} and {@code incidents/unresolved.json} */
    record Incidents(PageJson page, List<IncidentJson> incidents) {}

    /** {@code incidents/{id}.json} */
    record Incident(PageJson page, IncidentJson incident) {}

    /** {@code scheduled-maintenances.json}, and those that are upcoming or active */
    record Maintenances(PageJson page, List<IncidentJson> scheduledMaintenances) {}

    /** {@code scheduled-maintenances/{id}.json} */
    record Maintenance(PageJson page, IncidentJson scheduledMaintenance) {}

    static Maintenances maintenances(Statuspage page, Stream<PublicIncident> maintenances) {
        return new Maintenances(page.page(), page.incidents(maintenances.toList()));
    }

    static Maintenance maintenance(Statuspage page, PublicIncident maintenance) {
        return new Maintenance(page.page(maintenance), page.incident(maintenance));
    }

    static Summary summary(Statuspage page) {
        return new Summary(
                page.page(),
                page.components(),
                page.incidents(page.state().open()),
                page.incidents(page.state().maintenances()),
                StatusJson.of(page.state().indicator()));
    }

    static Status status(Statuspage page) {
        return new Status(page.page(), StatusJson.of(page.state().indicator()));
    }

    static Components components(Statuspage page) {
        return new Components(page.page(), page.components());
    }

    static Incidents incidents(Statuspage page, List<PublicIncident> incidents) {
        return new Incidents(page.page(), page.incidents(incidents));
    }

    static Incident incident(Statuspage page, PublicIncident incident) {
        return new Incident(page.page(incident), page.incident(incident));
    }
}
