package io.sitrep.incident.console.maintenance;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.console.Screen;

/** The templates about maintenances, checked when the service is built. */
@CheckedTemplate(basePath = "console")
final class MaintenanceTemplates {
    private MaintenanceTemplates() {}

    static native TemplateInstance maintenances(Screen screen, MaintenanceList list);

    static native TemplateInstance plan(Screen screen, PlanScreen form);

    static native TemplateInstance maintenance(Screen screen, MaintenanceScreen all);
}
