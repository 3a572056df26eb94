package io.sitrep.incident.console.session;

import io.sitrep.incident.access.Credentials;
import io.sitrep.incident.access.Grant;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.command.Transactions;
import io.sitrep.incident.console.ConsoleTemplates;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Said;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.kit.http.ClientAddress;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The way into the console, by a token of the API, and out of it. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@Cancellable(false)
public class SignInResource {
    private static final String DOOR = "/console/sign-in";
    private static final String FIRST = "/console/incidents";

    private final Credentials credentials;
    private final Sessions sessions;
    private final SessionAudit audit;
    private final SessionCookie cookies;
    private final Knocking knocking;
    private final Transactions transactions;
    private final Screens screens;
    private final Desk desk;

    SignInResource(
            Credentials credentials,
            Sessions sessions,
            SessionAudit audit,
            SessionCookie cookies,
            Knocking knocking,
            Transactions transactions,
            Screens screens,
            Desk desk) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.audit = audit;
        this.cookies = cookies;
        this.knocking = knocking;
        this.transactions = transactions;
        this.screens = screens;
        this.desk = desk;
    }

    @GET
    @Path("/sign-in")
    @PermitAll
    @Operation(hidden = true)
    public Response door(@RestQuery String to) {
        return form(200, null, to);
    }

    @POST
    @Path("/sign-in")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> signIn(
            MultivaluedMap<String, String> fields,
            @CookieParam(SessionCookie.BEFORE) String before,
            @Context HttpServerRequest request) {
        Form form = Form.of(fields);
        if (SessionSecret.parse(before)
                .filter(secret -> secret.isFormToken(form.raw(Form.TOKEN)))
                .isEmpty()) {
            throw Desk.notOurs();
        }
        String client = ClientAddress.of(
                request.remoteAddress() == null ? null : request.remoteAddress().host());
        if (knocking.isTooMuch(client)) {
            throw new ProblemException(
                    Problem.of(429, "too-many-requests", "Too many tries", "Try again in some minutes"),
                    Knocking.WINDOW);
        }
        String to = inside(form.text("to"));
        return credentials
                .introspect(form.or("token", "").strip())
                .chain(grant ->
                        mayEnter(grant) ? enter(grant, to) : Uni.createFrom().item(() -> refused(client, to)));
    }

    @POST
    @Path("/sign-out")
    @RolesAllowed(Role.IS_VIEWER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> signOut(MultivaluedMap<String, String> fields) {
        return leave("sign-out", fields, sessions::end);
    }

    @POST
    @Path("/sign-out-everywhere")
    @RolesAllowed(Role.IS_VIEWER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> signOutEverywhere(MultivaluedMap<String, String> fields) {
        return leave("sign-out-everywhere", fields, sessions::endAll);
    }

    /** A service acts for others and has no screen; who has no role could see nothing. A person has no token of ours that could be revoked. */
    private static boolean mayEnter(Grant grant) {
        return grant != null
                && grant.role() != null
                && grant.role() != Role.SERVICE
                && !grant.id().startsWith("oidc:");
    }

    private Uni<Response> enter(Grant grant, String to) {
        return transactions
                .run(() -> sessions.open(grant).call(() -> audit.entered(grant)))
                .map(secret -> Response.status(303)
                        .header("Location", to)
                        .cookie(cookies.of(SessionCookie.NAME, secret.text()), cookies.gone(SessionCookie.BEFORE))
                        .build());
    }

    private Response refused(String client, String to) {
        knocking.failed(client);
        audit.refused();
        Problem problem = Problem.of(401, "sign-in-refused", "This token opens nothing", "It is not known here");
        return form(401, problem, to);
    }

    private Uni<Response> leave(
            String what, MultivaluedMap<String, String> fields, Function<Session, Uni<Void>> ending) {
        Session session = desk.sessionOf(fields);
        return transactions
                .run(() -> ending.apply(session).chain(() -> audit.left(what, session.grant())))
                .map(ended -> Response.fromResponse(desk.done(DOOR, new Said("signedOut", "")))
                        .cookie(cookies.gone(SessionCookie.NAME))
                        .build());
    }

    private Response form(int status, Problem problem, String to) {
        SessionSecret before = SessionSecret.fresh();
        Screen screen = screens.outside("signIn", before.formToken(), problem);
        return Response.status(status)
                .entity(ConsoleTemplates.signIn(screen, inside(to)).render())
                .cookie(cookies.of(SessionCookie.BEFORE, before.text()))
                .build();
    }

    /** Only ever a screen of ours: nobody is to be sent elsewhere by a link to us. */
    private static String inside(String to) {
        return to != null && to.matches("/console/[A-Za-z0-9_/?=&%.:+-]*") ? to : FIRST;
    }
}
