package io.sitrep.notifier.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.subscription.Allowance;
import io.sitrep.notifier.subscription.NewSubscriber;
import io.sitrep.notifier.subscription.Requests;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Subscribing, for everybody. */
@Path("/api/v1/subscriptions")
@Tag(name = "Subscriptions")
@Cancellable(false)
public class SubscriptionsResource {
    private static final int ACCEPTED = 202;

    private final Requests requests;
    private final Allowance allowance;
    private final Clients clients;

    SubscriptionsResource(Requests requests, Allowance allowance, Clients clients) {
        this.requests = requests;
        this.allowance = allowance;
        this.clients = clients;
    }

    /**
     * What is said to everybody alike.
     *
     * @param state pending until somebody at the address confirms; active where the channel has found that out by itself
     * @param secret of a webhook, shown this once
     */
    public record Answer(
            String state,
            @JsonInclude(JsonInclude.Include.NON_NULL) String secret) {}

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Subscribe",
            description =
                    "Asks the address whether it wants to be told, and answers the same whether it is known or not. A webhook is"
                            + " sent a challenge instead, and its secret is in the answer. By a channel that needs no address"
                            + " (GET /api/v1/channels) who follows us there subscribes, with a fallback for when it is out.")
    @APIResponse(responseCode = "202", description = "Taken down")
    @APIResponse(responseCode = "422", description = "Something that can't be honoured, by name")
    @APIResponse(responseCode = "429", description = "More than 60 addresses an hour from one client")
    public Uni<Response> subscribe(
            @HeaderParam(Clients.ON_BEHALF_OF) String client,
            NewSubscriber wanted,
            @Context HttpServerRequest request) {
        if (wanted == null) {
            throw new ProblemException(Problem.malformed("A body is wanted"));
        }
        return clients.of(request, client)
                .invoke(host -> allowance.take(host, wanted))
                .chain(() -> requests.take(wanted, "api"))
                .map(taken -> Response.status(ACCEPTED)
                        .entity(new Answer(taken.state(), taken.secret().orElse(null)))
                        .build());
    }
}
