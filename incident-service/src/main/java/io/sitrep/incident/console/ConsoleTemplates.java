package io.sitrep.incident.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.console.session.SignedInScreen;

/** The templates below {@code templates/console} that are about no one thing, checked when the service is built. */
@CheckedTemplate(basePath = "console")
public final class ConsoleTemplates {
    private ConsoleTemplates() {}

    static native TemplateInstance problem(Screen screen, Resend resend);

    /**
     * @param to where to go on
     * @param provider where people go to sign in at the company's own provider, or null
     */
    public static native TemplateInstance signIn(Screen screen, String to, String provider);

    public static native TemplateInstance signedIn(Screen screen, SignedInScreen page);
}
