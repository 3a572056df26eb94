package io.sitrep.incident.console.session;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.command.Transactions;
import io.sitrep.incident.console.ConsoleTemplates;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Html;
import io.sitrep.incident.console.Said;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Who is signed in to the console; an admin signs anybody out, for whoever leaves the house does not do it for them. */
@Path("/console/signed-in")
@Produces(MediaType.TEXT_HTML)
@Cancellable(false)
public class SignedInScreens {
    private static final String ADDRESS = "/console/signed-in";

    private final Sessions sessions;
    private final SessionAudit audit;
    private final Transactions transactions;
    private final Screens screens;
    private final Desk desk;

    SignedInScreens(Sessions sessions, SessionAudit audit, Transactions transactions, Screens screens, Desk desk) {
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
        this.screens = screens;
        this.desk = desk;
    }

    @GET
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> list() {
        Screen screen = screens.of("tokens", "signedIn");
        return sessions.present()
                .map(people -> new SignedInScreen(screen, people))
                .map(page -> Html.of(screen, ConsoleTemplates.signedIn(screen, page)));
    }

    @POST
    @Path("/end")
    @RolesAllowed(Role.IS_ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> end(MultivaluedMap<String, String> fields) {
        Session session = desk.sessionOf(fields);
        String actor = Form.of(fields).text("actor");
        if (actor == null) {
            throw ProblemException.invalid("actor", "is missing");
        }
        return transactions
                .run(() -> sessions.endAllOf(actor).chain(() -> audit.signedOut(actor, session.grant())))
                .map(done -> desk.done(ADDRESS, new Said("saidSignedOut", "")));
    }
}
