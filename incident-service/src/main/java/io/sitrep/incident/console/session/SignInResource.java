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
import io.sitrep.kit.problem.Problem;
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
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
    private final Provider provider;

    SignInResource(
            Credentials credentials,
            Sessions sessions,
            SessionAudit audit,
            SessionCookie cookies,
            Knocking knocking,
            Transactions transactions,
            Screens screens,
            Desk desk,
            Provider provider) {
        this.provider = provider;
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
    public Response door(@RestQuery String to, @CookieParam(SessionCookie.BEFORE) String before) {
        return form(200, null, to, before);
    }

    @POST
    @Path("/sign-in")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> signIn(
            MultivaluedMap<String, String> fields,
            @CookieParam(SessionCookie.BEFORE) String before,
            @CookieParam(SessionCookie.NAME) String session,
            @Context HttpServerRequest request) {
        Form form = Form.of(fields);
        if (SessionSecret.parse(before)
                .filter(secret -> secret.isFormToken(form.raw(Form.TOKEN)))
                .isEmpty()) {
            throw Desk.notOurs();
        }
        String client = knocking.client(request);
        knocking.admit(client);
        String to = inside(form.text("to"));
        return credentials
                .introspect(form.or("token", "").strip())
                .chain(grant -> !mayEnter(grant)
                        ? Uni.createFrom().item(() -> refused(client, to, before))
                        : isIn(session, grant).chain(in -> in ? led(to) : enter(grant, to)));
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

    /** A service acts for others and has no screen; who has no role could see nothing. A person comes in by their provider. */
    private static boolean mayEnter(Grant grant) {
        return grant != null
                && grant.role() != null
                && grant.role() != Role.SERVICE
                && !grant.id().startsWith("oidc:");
    }

    /** By another tab of the same browser: a further session would make strangers of the forms that stand open there. */
    private Uni<Boolean> isIn(String session, Grant grant) {
        return SessionSecret.parse(session)
                .map(secret -> sessions.find(secret, true)
                        .map(found -> found != null && found.grant().id().equals(grant.id())))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private static Uni<Response> led(String to, NewCookie... cookies) {
        return Uni.createFrom()
                .item(() -> Response.status(303)
                        .header("Location", to)
                        .cookie(cookies)
                        .build());
    }

    /** What the door is checked by stays: other tabs may stand at it. */
    private Uni<Response> enter(Grant grant, String to) {
        return transactions
                .run(() -> sessions.open(grant).call(() -> audit.entered(grant)))
                .chain(secret -> led(to, cookies.of(SessionCookie.NAME, secret.text())));
    }

    private Response refused(String client, String to, String before) {
        knocking.failed(client);
        audit.refused();
        Problem problem = Problem.of(401, "sign-in-refused", "This token opens nothing", "It is not known here");
        return form(401, problem, to, before);
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

    /** @param before what this browser's other tabs are checked by at the same door; one that is none of ours is not taken */
    private Response form(int status, Problem problem, String to, String before) {
        SessionSecret secret = SessionSecret.parse(before).orElseGet(SessionSecret::fresh);
        Screen screen = screens.outside("signIn", secret.formToken(), problem);
        return Response.status(status)
                .entity(ConsoleTemplates.signIn(screen, inside(to), providerAt(inside(to)))
                        .render())
                .cookie(cookies.of(SessionCookie.BEFORE, secret.text()))
                .build();
    }

    private String providerAt(String to) {
        return provider.isOn() ? "/console/sign-in/provider?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8) : null;
    }

    /** Only ever a screen of ours: nobody is to be sent elsewhere by a link to us. */
    static String inside(String to) {
        return to != null && to.matches("/console/[A-Za-z0-9_/?=&%.:+-]*") ? to : FIRST;
    }
}
