package io.sitrep.notifier.api;

import io.sitrep.notifier.delivery.Counts;
import io.sitrep.notifier.delivery.Failures;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What fails, and how often for which reason. */
@Path("/api/v1/deliveries/failures")
@Cancellable(false)
public class FailuresResource {
    private final Failures failures;
    private final Counts counts;

    FailuresResource(Failures failures, Counts counts) {
        this.failures = failures;
        this.counts = counts;
    }

    /** The most frequent first, at most a hundred. */
    public record All(List<Failures.Failure> items) {}

    @GET
    @RolesAllowed({"viewer", "service"})
    @Operation(
            summary = "Count failures by reason",
            description =
                    "Deliveries that are retrying, uncertain or dead, by channel, state and reason: of one incident, or"
                            + " of what was planned within the last 24 hours.")
    @APIResponse(responseCode = "200", description = "The most frequent first, at most a hundred")
    public Uni<All> count(@QueryParam("incident") String incident, @QueryParam("channel") String channel) {
        if (incident == null) {
            return failures.find(null, channel).map(All::new);
        }
        return counts.incident(incident)
                .chain(known -> known.isEmpty()
                        ? Uni.createFrom().item(List.<Failures.Failure>of())
                        : failures.find(known.get(), channel))
                .map(All::new);
    }
}
