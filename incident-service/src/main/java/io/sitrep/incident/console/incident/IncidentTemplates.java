package io.sitrep.incident.console.incident;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.console.Screen;

/** The templates below {@code templates/console} that are about incidents, checked when the service is built. */
@CheckedTemplate(basePath = "console")
final class IncidentTemplates {
    private IncidentTemplates() {}

    static native TemplateInstance incidents(Screen screen, IncidentList list);

    static native TemplateInstance declare(Screen screen, DeclareScreen form);

    static native TemplateInstance incident(Screen screen, IncidentScreen page);

    static native TemplateInstance postmortem(Screen screen, PostmortemScreen page);
}
