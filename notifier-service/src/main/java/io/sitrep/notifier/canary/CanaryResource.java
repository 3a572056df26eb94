package io.sitrep.notifier.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.notifier.intake.CanaryIds;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where the canary's own webhook leads. Its signature is the proof, so no token is asked for. Whichever process hears it counts it. */
@Path(CanarySubscriber.PATH)
@PermitAll
@Cancellable(false)
public class CanaryResource {
    private final CanarySubscriber subscriber;
    private final CanaryMetrics metrics;
    private final ObjectMapper json;
    private final Clock clock;

    CanaryResource(CanarySubscriber subscriber, CanaryMetrics metrics, ObjectMapper json, Clock clock) {
        this.subscriber = subscriber;
        this.metrics = metrics;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @Operation(hidden = true)
    public Response hear(@Context HttpHeaders headers, byte[] body) throws IOException {
        if (subscriber.secret().isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        if (!Signature.of(headers).isOf(subscriber.secret().get(), body, clock.instant())) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        JsonNode sitrep = json.readTree(body).path("sitrep");
        if (CanaryIds.INCIDENT.toString().equals(sitrep.path("incident_id").asText())) {
            metrics.heard(Instant.ofEpochMilli(sitrep.path("sequence").asLong()));
        }
        return Response.noContent().build();
    }
}
