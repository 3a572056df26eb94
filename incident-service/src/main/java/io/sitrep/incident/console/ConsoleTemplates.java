package io.sitrep.incident.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates below {@code templates/console} that are about no one thing, checked when the service is built. */
@CheckedTemplate(basePath = "console")
public final class ConsoleTemplates {
    private ConsoleTemplates() {}

    static native TemplateInstance problem(Screen screen);

    /** @param to where to go on */
    public static native TemplateInstance signIn(Screen screen, String to);
}
