package io.sitrep.notifier.api;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Finding;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What an operator should fix around a channel. */
@Path("/api/v1/channels/{channel}/check")
@Tag(name = "Channels")
@Cancellable(false)
public class ChannelCheckResource {
    private final Channels channels;

    ChannelCheckResource(Channels channels) {
        this.channels = channels;
    }

    @GET
    @RolesAllowed("admin")
    @Operation(
            summary = "Check a channel's surroundings",
            description =
                    "For email: SPF, DKIM, DMARC, the mail server's reverse DNS, the way of bounces and the links, as"
                            + " receiving servers see them, each with what to fix. Asks name servers now; nothing is changed.")
    @APIResponse(
            responseCode = "200",
            description = "One finding for each check; fix is null where nothing is to be done")
    @APIResponse(responseCode = "404", description = "No such channel")
    public Uni<List<Finding>> check(@PathParam("channel") String channel) {
        return channels.named(channel)
                .orElseThrow(() -> new ProblemException(Problem.notFound("channel of this name")))
                .check();
    }
}
