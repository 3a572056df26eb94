package io.sitrep.incident.console.start;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.console.Screen;

/** The template of the guide, checked when the service is built. */
@CheckedTemplate(basePath = "console")
final class StartTemplates {
    private StartTemplates() {}

    static native TemplateInstance start(Screen screen, StartScreen page);
}
