package io.sitrep.incident.console.subscribers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.console.Screen;

/** The templates below {@code templates/console} that are about subscribers, checked when the service is built. */
@CheckedTemplate(basePath = "console")
final class SubscriberTemplates {
    private SubscriberTemplates() {}

    static native TemplateInstance subscribers(Screen screen, SubscribersScreen page);

    static native TemplateInstance subscriber(Screen screen, SubscriberScreen page);

    static native TemplateInstance subscribersImport(Screen screen, ImportScreen page);
}
