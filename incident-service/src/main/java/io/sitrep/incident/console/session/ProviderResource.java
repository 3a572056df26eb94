package io.sitrep.incident.console.session;

import io.sitrep.incident.access.Grant;
import io.sitrep.incident.access.SingleSignOn;
import io.sitrep.incident.command.Transactions;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * The way into the console by the company's OpenID provider: authorization code with PKCE, a state that belongs to this browser
 * and a nonce that comes back within the token.
 */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Cancellable(false)
public class ProviderResource {
    /** So long somebody may take to sign in there. */
    private static final int SECONDS = 600;

    /** From another site the browser would keep the session's cookie back: the next request has to come from a page of ours. */
    private static final String ON = "<!DOCTYPE html><html lang=\"en\"><title>Sitrep</title>"
            + "<meta http-equiv=\"refresh\" content=\"0;url=%1$s\"><p><a href=\"%1$s\">Sitrep</a></p></html>";

    private final Provider provider;
    private final SingleSignOn people;
    private final Sessions sessions;
    private final SessionAudit audit;
    private final SessionCookie cookies;
    private final Knocking knocking;
    private final Transactions transactions;

    ProviderResource(
            Provider provider,
            SingleSignOn people,
            Sessions sessions,
            SessionAudit audit,
            SessionCookie cookies,
            Knocking knocking,
            Transactions transactions) {
        this.provider = provider;
        this.people = people;
        this.sessions = sessions;
        this.audit = audit;
        this.cookies = cookies;
        this.knocking = knocking;
        this.transactions = transactions;
    }

    @GET
    @Path("/sign-in/provider")
    @Operation(hidden = true)
    public Uni<Response> away(@RestQuery String to) {
        hasToBeOn();
        Pledge pledge = Pledge.fresh(SignInResource.inside(to));
        return provider.door(pledge)
                .map(door -> Response.status(303)
                        .header("Location", door)
                        .cookie(cookies.whereOthersLeadTo(SessionCookie.PROVIDER, pledge.cookie(), SECONDS))
                        .build());
    }

    @GET
    @Path("/sign-in/callback")
    @Operation(hidden = true)
    public Uni<Response> back(
            @RestQuery String code,
            @RestQuery String state,
            @CookieParam(SessionCookie.PROVIDER) String cookie,
            @Context HttpServerRequest request) {
        hasToBeOn();
        Pledge pledge = Pledge.parse(cookie)
                .filter(kept -> kept.isState(state))
                .orElseThrow(() -> out("This browser did not ask for it, or too long ago: begin again"));
        if (code == null || code.isBlank()) {
            throw out("The provider let nobody in");
        }
        String client = knocking.client(request);
        knocking.admit(client);
        return provider.token(code, pledge)
                .chain(token -> token == null
                        ? Uni.createFrom().<Grant>nullItem()
                        : people.signedOn(token, provider.clientId(), pledge.nonce()))
                .chain(grant -> enter(known(grant, client), SignInResource.inside(pledge.to())));
    }

    private Grant known(Grant grant, String client) {
        if (grant == null) {
            throw refused(client, "What the provider says of you can't be trusted");
        }
        if (grant.role() == null) {
            throw refused(client, "You are in no group that may do anything here");
        }
        return grant;
    }

    private Uni<Response> enter(Grant grant, String to) {
        return transactions
                .run(() -> sessions.open(grant).call(() -> audit.entered(grant)))
                .map(secret -> Response.ok(ON.formatted(to.replace("&", "&amp;")))
                        .cookie(cookies.of(SessionCookie.NAME, secret.text()), cookies.gone(SessionCookie.PROVIDER))
                        .build());
    }

    private void hasToBeOn() {
        if (!provider.isOn()) {
            throw new ProblemException(Problem.notFound("single sign-on here"));
        }
    }

    /** A code of a visit that this browser did begin. */
    private ProblemException refused(String client, String why) {
        knocking.failed(client);
        audit.refused();
        return out(why);
    }

    /** Any page can have a browser ask for this address: that is no try of anybody's, and shuts no office out. */
    private static ProblemException out(String why) {
        return new ProblemException(Problem.of(403, "sign-on-refused", "You are not signed in", why));
    }
}
