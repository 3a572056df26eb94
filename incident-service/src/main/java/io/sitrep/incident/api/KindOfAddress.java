package io.sitrep.incident.api;

import io.sitrep.incident.command.Unknown;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Kinds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps the addresses of incidents and of maintenances apart: under either there is nothing of the other, whichever of its
 * three names it is called by. For everybody who may use the route; who may not is told that before.
 */
@ApplicationScoped
public class KindOfAddress {
    private static final List<String> INCIDENTS = List.of("/api/v1/incidents/", "/console/incidents/");
    private static final List<String> MAINTENANCES = List.of("/api/v1/maintenances/", "/console/maintenances/");

    private final Kinds kinds;

    KindOfAddress(Kinds kinds) {
        this.kinds = kinds;
    }

    /** Null, and so on to the resource, unless what is named is of the other kind. */
    @ServerRequestFilter
    public Uni<Response> check(ContainerRequestContext request) {
        String ref = request.getUriInfo().getPathParameters().getFirst("ref");
        Kind wanted = kind(request.getUriInfo().getPath());
        if (ref == null || wanted == null) {
            return Uni.createFrom().nullItem();
        }
        return IncidentRef.parse(ref)
                .map(kinds::of)
                .orElseGet(() -> Uni.createFrom().nullItem())
                .map(found -> {
                    if (found != null && found != wanted) {
                        throw new Unknown(wanted.wire() + " " + ref);
                    }
                    return null;
                });
    }

    private static Kind kind(String path) {
        if (INCIDENTS.stream().anyMatch(path::startsWith)) {
            return Kind.INCIDENT;
        }
        return MAINTENANCES.stream().anyMatch(path::startsWith) ? Kind.MAINTENANCE : null;
    }
}
