package io.sitrep.notifier.api;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.catalog.Catalog;
import io.sitrep.notifier.fanout.Audience;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** How many would hear an update, for a preview before it leaves. Changes nothing, so it takes no Idempotency-Key. */
@Path("/api/v1/audience")
@Tag(name = "Audience")
@Cancellable(false)
public class AudienceResource {
    private final Audience audience;
    private final Catalog catalog;

    AudienceResource(Audience audience, Catalog catalog) {
        this.audience = audience;
        this.catalog = catalog;
    }

    /** Subscribers in all, and by channel and language; a channel on which nobody would hear it and nothing is posted is not named. */
    public record Counted(long total, List<Audience.Readers> channels) {
        static Counted of(List<Audience.Readers> readers) {
            return new Counted(
                    readers.stream().mapToLong(Audience.Readers::count).sum(), readers);
        }
    }

    @POST
    @RolesAllowed({"responder", "service"})
    @Operation(
            summary = "Count who would be told",
            description =
                    "How many confirmed subscribers an update of this kind would be told to at this moment, per channel"
                            + " and locale, by the very condition that planning uses. Nothing is changed and nobody is told.")
    @APIResponse(responseCode = "200", description = "The counts")
    @APIResponse(responseCode = "422", description = "An impact, component or region that can't be")
    public Uni<Counted> count(AudienceBody about) {
        if (about == null) {
            throw new ProblemException(Problem.malformed("A body is wanted"));
        }
        return catalog.choices()
                .chain(choices -> audience.of(about.check(choices)))
                .map(Counted::of);
    }
}
