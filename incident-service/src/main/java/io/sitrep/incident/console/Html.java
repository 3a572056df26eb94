package io.sitrep.incident.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;

/** A screen as it is answered. */
public final class Html {
    private static final int OK = 200;

    private Html() {}

    /** With the status of what was refused, if something was. */
    public static Response of(Screen screen, TemplateInstance content) {
        return Response.status(screen.problem() == null ? OK : screen.problem().status())
                .entity(content.render())
                .type("text/html;charset=UTF-8")
                .build();
    }
}
