package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sitrep.incident.access.Grant;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.access.TokenView;
import io.sitrep.incident.access.Tokens;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** API tokens over HTTP. */
@Path("/api/v1/tokens")
@Cancellable(false)
public class TokensResource {
    private final Tokens tokens;

    TokensResource(Tokens tokens) {
        this.tokens = tokens;
    }

    /** What a new token is for. */
    public record CreateBody(String name, String role) {}

    /** A new token; {@code token} is shown here and never again. */
    public record Created(String id, String name, String role, String token) {}

    /** A token to be judged. */
    public record IntrospectBody(String token) {}

    /** What a token is worth; all but {@code active} are absent when it is worth nothing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Introspection(boolean active, String id, String name, String role, Collection<String> roles) {
        static Introspection of(Grant grant) {
            return grant == null
                    ? new Introspection(false, null, null, null, null)
                    : new Introspection(
                            true,
                            grant.id(),
                            grant.name(),
                            grant.role().wire(),
                            grant.role().includes());
        }
    }

    @POST
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> create(CreateBody body) {
        Checks checks = new Checks();
        String name = checks.text("name", body == null ? null : body.name, Limits.NAME);
        Role role =
                body == null || body.role == null ? null : Role.read(body.role).orElse(null);
        if (role == null) {
            checks.refuse("role", "must be one of viewer, responder, publisher, admin, service");
        }
        checks.done();
        return tokens.create(name, role)
                .map(made -> Response.status(201)
                        .header("Cache-Control", "no-store")
                        .entity(new Created(made.id(), name, role.wire(), made.text()))
                        .build());
    }

    @GET
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Page<TokenView>> list(@BeanParam ShortList page) {
        return tokens.list().map(page::cut);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> revoke(@RestPath String id) {
        return tokens.revoke(id).map(revoked -> {
            if (!revoked) {
                throw new ProblemException(Problem.notFound("token " + id));
            }
            return Response.noContent().build();
        });
    }

    @POST
    @Path("/introspect")
    @RolesAllowed(Role.IS_SERVICE)
    public Uni<Introspection> introspect(IntrospectBody body) {
        if (body == null || body.token == null) {
            throw ProblemException.invalid("token", "is missing");
        }
        return tokens.introspect(body.token).map(Introspection::of);
    }
}
