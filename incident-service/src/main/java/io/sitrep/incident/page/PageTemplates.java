package io.sitrep.incident.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates below {@code templates/page}, checked when the service is built. */
@CheckedTemplate(basePath = "page")
final class PageTemplates {
    private PageTemplates() {}

    static native TemplateInstance front(Frame frame, PageState state, PastIncidents past);

    static native TemplateInstance incident(Frame frame, PublicIncident incident);

    static native TemplateInstance history(Frame frame, HistoryPage history);

    static native TemplateInstance missing(Frame frame);

    static native TemplateInstance loading(Frame frame);
}
