package io.sitrep.incident.console.tokens;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.console.Screen;

/** The templates below {@code templates/console} that are about tokens, checked when the service is built. */
@CheckedTemplate(basePath = "console")
final class TokenTemplates {
    private TokenTemplates() {}

    static native TemplateInstance tokens(Screen screen, TokensScreen page);
}
