package io.sitrep.incident.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.sitrep.kit.problem.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Notes each refusal for the audit: of somebody who is not let in, whatever they asked for; of somebody who is, when they
 * wanted to change something. What could not be read (400) or was too much (413, 429) has no row, nor has an address
 * without a route, and what everybody may ask for.
 */
@ApplicationScoped
public class RefusalFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<Integer> NOT_LET_IN = Set.of(401, 403);
    private static final Set<Integer> NOT_ALLOWED = Set.of(404, 409, 412, 422, 428);

    private final Trails trails;
    private final CurrentVertxRequest current;
    private final HttpHeaders headers;
    private final ResourceInfo resource;

    RefusalFilter(Trails trails, CurrentVertxRequest current, HttpHeaders headers, ResourceInfo resource) {
        this.trails = trails;
        this.current = current;
        this.headers = headers;
        this.resource = resource;
    }

    @ServerResponseFilter
    public void note(ContainerRequestContext request, ContainerResponseContext answer) {
        if (isRefusal(request.getMethod(), answer.getStatus())) {
            Trail trail = isForEverybody() ? null : trails.of(Callers.ofRefused(identity(), headers));
            if (trail != null && !trail.isSettled()) {
                String type = answer.getEntity() instanceof Problem problem ? problem.type() : null;
                trails.refused(trail, answer.getStatus(), type);
            }
        }
    }

    private static boolean isRefusal(String method, int status) {
        return NOT_LET_IN.contains(status) || (NOT_ALLOWED.contains(status) && !READING.contains(method));
    }

    /** What anybody may send without being known, and as much of it as they like, is not to fill our database. */
    private boolean isForEverybody() {
        return resource.getResourceMethod() != null
                && resource.getResourceMethod().isAnnotationPresent(PermitAll.class);
    }

    /** Null for somebody who is not known. The user is there only once somebody has asked who it is. */
    private SecurityIdentity identity() {
        return current.getCurrent().user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
    }
}
