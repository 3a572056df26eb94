package io.sitrep.incident.console.analytics;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.console.Screen;

/** The templates below {@code templates/console} that are about figures, checked when the service is built. */
@CheckedTemplate(basePath = "console")
final class AnalyticsTemplates {
    private AnalyticsTemplates() {}

    static native TemplateInstance analytics(Screen screen, AnalyticsScreen page);
}
