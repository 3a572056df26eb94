package io.sitrep.incident.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.page.html.Frame;

/** The templates below {@code templates/report}, checked when the service is built. */
@CheckedTemplate(basePath = "report")
final class ReportTemplates {
    private ReportTemplates() {}

    static native TemplateInstance form(Frame frame, ReportForm form);
}
