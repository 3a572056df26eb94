package io.sitrep.incident.page.html;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.page.PublicIncident;

/** The templates below {@code templates/page}, checked when the service is built. */
@CheckedTemplate(basePath = "page")
final class Templates {
    private Templates() {}

    static native TemplateInstance front(Frame frame, Front front);

    static native TemplateInstance incident(Frame frame, PublicIncident incident);

    static native TemplateInstance history(Frame frame, HistoryPage history);

    static native TemplateInstance maintenances(Frame frame, Maintenances maintenances);

    static native TemplateInstance missing(Frame frame);

    static native TemplateInstance loading(Frame frame);
}
