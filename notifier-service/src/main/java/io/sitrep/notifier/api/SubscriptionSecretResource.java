package io.sitrep.notifier.api;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.subscription.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The same for whoever has the link in the messages: to run the receiver is to own its secret. */
@Path("/subscriptions/{token}/secret")
@PermitAll
@Cancellable(false)
public class SubscriptionSecretResource {
    private final Secrets secrets;

    SubscriptionSecretResource(Secrets secrets) {
        this.secrets = secrets;
    }

    @POST
    public Uni<Response> change(@PathParam("token") String token) {
        return secrets.change(token)
                .map(changed -> changed.orElseThrow(
                        () -> new ProblemException(Problem.notFound("subscription behind this link"))))
                .map(changed -> Response.ok(changed)
                        .type("application/json")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
