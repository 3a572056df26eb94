package io.sitrep.incident.console.incident;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.IncidentShown;
import io.sitrep.incident.api.IncidentsResource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * Tells an open screen that its incident has another version, and nothing else: the screen then reads again, and is asked who
 * reads. A stream ends after some minutes; a browser that is still there, and still signed in, opens another.
 */
@Path("/console/incidents/{ref}")
@Cancellable(false)
public class LiveResource {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int A_MOMENT = 1_000;

    /** The same version is said again after so many. */
    private static final int STILL_HERE = 15;

    private final Function<String, Uni<Response>> one;
    private final LiveVersions versions;

    @Inject
    LiveResource(IncidentsResource incidents, LiveVersions versions) {
        this(incidents::get, versions);
    }

    /** @param one of those that are followed, as the API shows it */
    protected LiveResource(Function<String, Uni<Response>> one, LiveVersions versions) {
        this.one = one;
        this.versions = versions;
    }

    @GET
    @Path("/events")
    @RolesAllowed(Role.IS_VIEWER)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> follow(@RestPath String ref, @Context Sse events) {
        return one.apply(ref)
                .map(shown -> ((IncidentShown) shown.getEntity()).incident().id())
                .onItem()
                .transformToMulti(versions::of)
                .select()
                .first(LONGEST)
                .withContext((stream, seen) -> stream.filter(version -> isWorthSaying(version, seen)))
                .map(version -> events.newEventBuilder()
                        .name("version")
                        .reconnectDelay(A_MOMENT)
                        .data(String.class, version)
                        .build());
    }

    private static boolean isWorthSaying(String version, io.smallrye.mutiny.Context seen) {
        int times = version.equals(seen.getOrElse("version", () -> null)) ? seen.getOrElse("times", () -> 0) + 1 : 0;
        seen.put("version", version);
        seen.put("times", times);
        return times % STILL_HERE == 0;
    }
}
