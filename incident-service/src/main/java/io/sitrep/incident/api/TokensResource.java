package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sitrep.incident.access.Credentials;
import io.sitrep.incident.access.Grant;
import io.sitrep.incident.access.Passes;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.access.TokenText;
import io.sitrep.incident.access.TokenView;
import io.sitrep.incident.access.Tokens;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** API tokens over HTTP. */
@Path("/api/v1/tokens")
@Cancellable(false)
public class TokensResource {
    private final Mutations mutations;
    private final Callers callers;
    private final Tokens tokens;
    private final Credentials credentials;
    private final Passes passes;

    TokensResource(Mutations mutations, Callers callers, Tokens tokens, Credentials credentials, Passes passes) {
        this.passes = passes;
        this.mutations = mutations;
        this.callers = callers;
        this.tokens = tokens;
        this.credentials = credentials;
    }

    /** What a new token is for. */
    public record CreateBody(String name, String role) {}

    /**
     * A new token; {@code token} is shown here and, but for the same request again, never again. It is absent where the
     * service has no key to remember it with.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
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
                            grant.role() == null ? null : grant.role().wire(),
                            grant.roles());
        }
    }

    @POST
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> create(CreateBody body, @Context HttpHeaders headers) {
        Checks checks = new Checks();
        String name = checks.text("name", body == null ? null : body.name, Limits.NAME);
        Role role =
                body == null || body.role == null ? null : Role.read(body.role).orElse(null);
        if (role == null) {
            checks.refuse("role", "must be one of viewer, responder, publisher, admin, service");
        }
        checks.done();
        return mutations
                .run(headers, callers.of(headers), new Object[] {"token", body}, () -> keep(name, role))
                .invoke(answer -> answer.getHeaders().putSingle("Cache-Control", "no-store"));
    }

    private Uni<Made> keep(String name, Role role) {
        TokenText token = TokenText.fresh();
        return tokens.keep(token, name, role)
                .replaceWith(() -> new Made(
                        201,
                        "/api/v1/tokens/" + token.id(),
                        null,
                        new Created(token.id(), name, role.wire(), token.text()),
                        new Created(token.id(), name, role.wire(), null)));
    }

    @GET
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Page<TokenView>> list(@BeanParam ShortList page) {
        return tokens.list().map(page::cut);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> revoke(@RestPath String id, @Context HttpHeaders headers) {
        return mutations
                .run(headers, callers.of(headers), new Object[] {"revoke", id}, () -> end(id))
                .invoke(() -> tokens.forget(id));
    }

    private Uni<Made> end(String id) {
        if (!TokenText.isId(id)) {
            // Perhaps it is a whole token: it is not said again.
            throw new ProblemException(Problem.notFound("token of that id"));
        }
        return tokens.revoke(id).map(revoked -> {
            if (!revoked) {
                throw new ProblemException(Problem.notFound("token " + id));
            }
            return new Made(204, null, null, null);
        });
    }

    @POST
    @Path("/introspect")
    @RolesAllowed(Role.IS_SERVICE)
    public Uni<Introspection> introspect(IntrospectBody body) {
        if (body == null || body.token == null) {
            throw ProblemException.invalid("token", "is missing");
        }
        Uni<Grant> grant =
                Passes.isOne(body.token) ? passes.introspect(body.token) : credentials.introspect(body.token);
        return grant.map(Introspection::of);
    }
}
