package io.sitrep.notifier.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.preview.Previews;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What would become of a publication, over HTTP. Changes nothing, so it takes no Idempotency-Key. */
@Path("/api/v1/preview")
@Tag(name = "Audience")
@Cancellable(false)
public class PreviewResource {
    private final Previews previews;

    PreviewResource(Previews previews) {
        this.previews = previews;
    }

    /** The data a publication event would have. */
    public record PreviewBody(JsonNode publication) {}

    /** Who would be told, and what. */
    public record Previewed(AudienceResource.Counted audience, List<Previews.Rendering> renderings) {}

    @POST
    @RolesAllowed({"responder", "service"})
    @Parameter(name = "renderings", description = "false: who would be told alone, which takes a fraction of the time")
    public Uni<Previewed> preview(PreviewBody body, @RestQuery @DefaultValue("true") boolean renderings) {
        if (body == null || body.publication == null) {
            throw new ProblemException(Problem.malformed("A publication is wanted"));
        }
        try {
            return previews.of(body.publication.toString(), renderings)
                    .map(seen -> new Previewed(AudienceResource.Counted.of(seen.readers()), seen.renderings()));
        } catch (Previews.Unusable unusable) {
            throw ProblemException.invalid("publication", unusable.getMessage());
        }
    }
}
