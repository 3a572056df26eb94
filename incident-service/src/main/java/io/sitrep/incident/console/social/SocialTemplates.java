package io.sitrep.incident.console.social;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.console.Screen;

/** The templates below {@code templates/console} that are about social accounts, checked when the service is built. */
@CheckedTemplate(basePath = "console")
final class SocialTemplates {
    private SocialTemplates() {}

    static native TemplateInstance social(Screen screen, SocialScreen page);
}
