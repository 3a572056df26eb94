package io.sitrep.incident.api;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.analytics.Analysis;
import io.sitrep.incident.analytics.AnalyticsReader;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.jboss.resteasy.reactive.server.Cancellable;

/** How often, how long and how well, over HTTP. */
@Path("/api/v1/analytics")
@Cancellable(false)
public class AnalyticsResource {
    private final AnalyticsReader reader;
    private final Clock clock;

    AnalyticsResource(AnalyticsReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Analysis> analyse(@BeanParam AnalyticsQuery query) {
        return reader.read(query.span(clock), query.groupBy());
    }
}
