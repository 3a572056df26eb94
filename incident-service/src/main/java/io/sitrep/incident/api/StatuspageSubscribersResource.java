package io.sitrep.incident.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.incident.audience.Subscribing;
import io.sitrep.kit.http.ClientHost;
import io.sitrep.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * Subscribing as Statuspage's clients do. No mutation in the audit's sense, and without an Idempotency-Key: nothing is changed here, and
 * the notifier takes each request as a new one, whose answer is the same for everybody.
 */
@Path("/api/v2/subscribers.json")
@Cancellable(false)
public class StatuspageSubscribersResource {
    private static final int REFUSED = 400;

    private final Subscribing subscribing;
    private final ClientHost clients;

    StatuspageSubscribersResource(Subscribing subscribing, ClientHost clients) {
        this.subscribing = subscribing;
        this.clients = clients;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> form(MultivaluedMap<String, String> form, @Context HttpServerRequest request) {
        return hand(StatuspageSubscriber.of(form), request);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> json(JsonNode body, @Context HttpServerRequest request) {
        return hand(StatuspageSubscriber.of(body), request);
    }

    private Uni<Response> hand(StatuspageSubscriber subscriber, HttpServerRequest request) {
        return subscribing.ask(subscriber.wanted(), clients.of(request)).map(answer -> {
            Response.ResponseBuilder response = Response.status(answer.status())
                    .entity(answer.body())
                    .type(answer.status() >= REFUSED ? Problem.MEDIA_TYPE : MediaType.APPLICATION_JSON)
                    .header("Access-Control-Allow-Origin", "*");
            if (answer.retryAfter() != null) {
                response.header(HttpHeaders.RETRY_AFTER, answer.retryAfter());
            }
            return response.build();
        });
    }
}
