package io.sitrep.incident.duty;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sitrep.incident.Settings;
import io.sitrep.incident.Settings.Role;
import io.sitrep.kit.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * On a replica that serves public reads only nothing is below {@code /q}: the API's description, and the page to try it out, are for
 * responders. {@link ReadsOnly} does not see those: they are no resources. Health and metrics are on the management port, which this
 * does not touch.
 */
@Singleton
class OnlyThePage {
    private static final String OURS = "/q";

    /** Behind the page itself, which has nothing there, and before all that Quarkus serves. */
    private static final int BEFORE_ROUTES = 900;

    private final Role role;

    OnlyThePage(Settings settings) {
        this.role = settings.role();
    }

    void open(@Observes Filters filters) {
        if (role == Role.PAGE) {
            filters.register(OnlyThePage::answer, BEFORE_ROUTES);
        }
    }

    private static void answer(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.equals(OURS) && !path.startsWith(OURS + "/")) {
            context.next();
            return;
        }
        Problem problem = ReadsOnly.problem();
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(JsonObject.mapFrom(problem).encode());
    }
}
