package io.sitrep.incident.console.deliveries;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.console.Screen;

/** The templates below {@code templates/console} that are about deliveries, checked when the service is built. */
@CheckedTemplate(basePath = "console")
final class DeliveriesTemplates {
    private DeliveriesTemplates() {}

    static native TemplateInstance deliveries(Screen screen, DeliveriesScreen page);
}
