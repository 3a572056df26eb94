package io.sitrep.notifier.api;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.subscription.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.Cancellable;

/** A new secret for a subscriber's webhook; for a day the old one signs, too. */
@Path("/api/v1/subscribers/{id}/secret")
@RolesAllowed("admin")
@Cancellable(false)
public class SecretResource {
    private final Secrets secrets;
    private final FirstAnswers answers;

    SecretResource(Secrets secrets, FirstAnswers answers) {
        this.secrets = secrets;
        this.answers = answers;
    }

    @POST
    public Uni<Response> change(@HeaderParam("Idempotency-Key") String key, @PathParam("id") String id) {
        UUID subscriber = known(id);
        return answers.once(
                key,
                "POST secret of subscriber " + subscriber,
                null,
                unused -> secrets.change(subscriber)
                        .map(changed ->
                                new FirstAnswers.Answer(200, null, changed.orElseThrow(SecretResource::unknown))));
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOne) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.notFound("subscriber with this id"));
    }
}
