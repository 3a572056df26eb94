package io.sitrep.incident.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.audience.Audience;
import io.sitrep.incident.audience.Audience.Told;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * Says after a Stop how many have it already: {@code told}, or null while nobody knows, for only the notifier does, and
 * only once it has stopped as well.
 */
@ApplicationScoped
class StoppedCount {
    private final Audience audience;
    private final ObjectMapper json;

    StoppedCount(Audience audience, ObjectMapper json) {
        this.audience = audience;
        this.json = json;
    }

    /** @param answer to the Stop; a refusal stays as it is */
    Uni<Response> counted(String ref, Response answer) {
        if (answer.getStatus() != Response.Status.OK.getStatusCode()) {
            return Uni.createFrom().item(answer);
        }
        ObjectNode update = read(answer);
        if (update.path("published_at").isNull()) {
            return Uni.createFrom().item(with(answer, update.put("told", 0)));
        }
        return audience.told(ref, UUID.fromString(update.path("id").asText()))
                .map(told -> with(
                        answer, update.put("told", told.map(Told::delivered).orElse(null))));
    }

    private static Response with(Response answer, ObjectNode body) {
        return Response.fromResponse(answer).entity(body.toString()).build();
    }

    private ObjectNode read(Response answer) {
        try {
            return (ObjectNode) json.readTree((String) answer.getEntity());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
