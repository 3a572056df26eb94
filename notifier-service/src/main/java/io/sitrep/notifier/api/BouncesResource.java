package io.sitrep.notifier.api;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.delivery.Bounces;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where mail providers report what came back. The provider's own signature is the proof, so no token is asked for. */
@Path("/api/v1/bounces/{provider}")
@Tag(name = "Bounces")
@PermitAll
@Cancellable(false)
public class BouncesResource {
    private final Bounces bounces;

    BouncesResource(Bounces bounces) {
        this.bounces = bounces;
    }

    @POST
    @Operation(
            summary = "Report a bounce",
            description =
                    "For a mail provider's webhook: mailgun, with SITREP_MAIL_MAILGUN_SIGNING_KEY set. A hard bounce"
                            + " switches the address off; a soft one is noted. The same report again changes nothing.")
    @APIResponse(responseCode = "200", description = "Noted, or nothing of ours")
    @APIResponse(responseCode = "401", description = "The signature is missing or wrong")
    @APIResponse(responseCode = "404", description = "No such provider, or its key is not set")
    public Uni<Response> report(@PathParam("provider") String provider, byte[] body) {
        return bounces.report(provider, body == null ? new byte[0] : body)
                .map(BouncesResource::answer)
                .onFailure(BouncesResource::isUnbelievable)
                .transform(BouncesResource::refusal);
    }

    private static Response answer(boolean known) {
        if (!known) {
            throw new ProblemException(Problem.notFound("provider of this name"));
        }
        return Response.ok(Map.of("noted", true)).build();
    }

    private static boolean isUnbelievable(Throwable failure) {
        return Bounces.isForged(failure) || failure instanceof IllegalArgumentException;
    }

    private static ProblemException refusal(Throwable failure) {
        return new ProblemException(
                Bounces.isForged(failure)
                        ? Problem.unauthorized(failure.getMessage())
                        : Problem.malformed("The body " + failure.getMessage()));
    }
}
