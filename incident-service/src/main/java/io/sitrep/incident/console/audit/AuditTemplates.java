package io.sitrep.incident.console.audit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.console.Screen;

/** The templates below {@code templates/console} that are about the audit, checked when the service is built. */
@CheckedTemplate(basePath = "console")
final class AuditTemplates {
    private AuditTemplates() {}

    static native TemplateInstance audit(Screen screen, AuditScreen page);
}
