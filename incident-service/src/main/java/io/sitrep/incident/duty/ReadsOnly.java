package io.sitrep.incident.duty;

import io.sitrep.incident.Settings;
import io.sitrep.incident.Settings.Role;
import io.sitrep.kit.problem.Problem;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** On a replica that serves public reads only, everything else is somebody else's. */
@Provider
@PreMatching
public class ReadsOnly implements ContainerRequestFilter {
    /** Asked for when the first request comes: filters are made before the settings are read. */
    private final Instance<Settings> settings;

    ReadsOnly(Instance<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (settings.get().role() == Role.PAGE && !isAFileOfThePage(request)) {
            Problem problem = problem();
            request.abortWith(Response.status(problem.status())
                    .type(Problem.MEDIA_TYPE)
                    .entity(problem)
                    .build());
        }
    }

    static Problem problem() {
        return Problem.notFound("such address on a replica that serves public reads only (SITREP_ROLE=page)");
    }

    /** Style sheet, script and pictures: what lies below the API, and every form, needs the database; the console is not the public's. */
    private static boolean isAFileOfThePage(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return HttpMethod.GET.equals(request.getMethod())
                && !path.startsWith("/api/")
                && !path.equals("/console")
                && !path.startsWith("/console/");
    }
}
