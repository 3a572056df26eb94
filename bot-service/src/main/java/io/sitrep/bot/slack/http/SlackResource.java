package io.sitrep.bot.slack.http;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where Slack sends to. An app may be set up with any of these for anything: each takes all that Slack sends. */
@Path("/slack")
// Who sends is known by the signature, which the inbox checks first.
@PermitAll
@Consumes(MediaType.WILDCARD)
@Cancellable(false)
public class SlackResource {
    private final SlackInbox inbox;

    public SlackResource(SlackInbox inbox) {
        this.inbox = inbox;
    }

    @POST
    @Path("/events")
    @Operation(summary = "Whatever Slack sends, signed by Slack")
    @APIResponse(responseCode = "200", description = "Taken; the answer, when there is one already")
    @APIResponse(responseCode = "401", description = "Not signed by Slack within the last 5 minutes")
    public Uni<Response> events(@Context HttpHeaders headers, @Context RoutingContext exchange, byte[] body) {
        return answer(SignedRequest.of(headers, body), exchange);
    }

    @POST
    @Path("/commands")
    @Operation(summary = "Whatever Slack sends, signed by Slack")
    @APIResponse(responseCode = "200", description = "Taken; the answer, when there is one already")
    @APIResponse(responseCode = "401", description = "Not signed by Slack within the last 5 minutes")
    public Uni<Response> commands(@Context HttpHeaders headers, @Context RoutingContext exchange, byte[] body) {
        return answer(SignedRequest.of(headers, body), exchange);
    }

    @POST
    @Path("/interactive")
    @Operation(summary = "Whatever Slack sends, signed by Slack")
    @APIResponse(responseCode = "200", description = "Taken; the answer, when there is one already")
    @APIResponse(responseCode = "401", description = "Not signed by Slack within the last 5 minutes")
    public Uni<Response> interactive(@Context HttpHeaders headers, @Context RoutingContext exchange, byte[] body) {
        return answer(SignedRequest.of(headers, body), exchange);
    }

    private Uni<Response> answer(SignedRequest request, RoutingContext exchange) {
        return inbox.receive(request)
                .invoke(answer -> watch(request, exchange))
                .map(answer -> answer.isEmpty()
                        ? Response.ok().build()
                        : Response.ok(answer, MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                                .build());
    }

    /** Slack may have hung up by now, or hang up while it is answered. */
    private void watch(SignedRequest request, RoutingContext exchange) {
        if (exchange.response().closed()) {
            inbox.unanswered(request);
            return;
        }
        exchange.addEndHandler(ended -> {
            if (ended.failed()) {
                inbox.unanswered(request);
            }
        });
    }
}
