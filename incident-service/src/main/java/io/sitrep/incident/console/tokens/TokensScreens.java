package io.sitrep.incident.console.tokens;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.api.ShortList;
import io.sitrep.incident.api.TokensResource;
import io.sitrep.incident.api.TokensResource.CreateBody;
import io.sitrep.incident.api.TokensResource.Created;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Html;
import io.sitrep.incident.console.Said;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Tokens: which there are, another one, and an end to one. */
@Path("/console/tokens")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Cancellable(false)
public class TokensScreens {
    private static final String ADDRESS = "/console/tokens";

    private final TokensResource tokens;
    private final Attempts attempts;
    private final Screens screens;
    private final Desk desk;
    private final ObjectMapper json;

    TokensScreens(TokensResource tokens, Attempts attempts, Screens screens, Desk desk, ObjectMapper json) {
        this.tokens = tokens;
        this.attempts = attempts;
        this.screens = screens;
        this.desk = desk;
        this.json = json;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> list(@RestQuery String cursor) {
        return show(screen(), cursor, null, Form.EMPTY);
    }

    /** Answered with the token itself: it is not shown again. */
    @POST
    @Path("/make")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> make(MultivaluedMap<String, String> fields) {
        Form form = desk.accept(fields);
        Screen screen = screen();
        return attempts.of(
                        () -> tokens.create(new CreateBody(form.text("name"), form.text("role")), desk.headers(form)))
                .chain(attempt -> attempt.isRefused()
                        ? show(screen.refusing(attempt.problem()), null, null, form)
                        : show(screen, null, json.convertValue(attempt.made(), Created.class), Form.EMPTY));
    }

    @POST
    @Path("/{id}/revoke")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> revoke(@RestPath String id, MultivaluedMap<String, String> fields) {
        Form form = desk.accept(fields);
        Screen screen = screen();
        return attempts.of(() -> tokens.revoke(id, desk.headers(form)))
                .chain(attempt -> attempt.isRefused()
                        ? show(screen.refusing(attempt.problem()), null, null, Form.EMPTY)
                        : Uni.createFrom().item(() -> desk.done(ADDRESS, new Said("saidRevoked", id))));
    }

    private Screen screen() {
        return screens.of("tokens", "tokens");
    }

    private Uni<Response> show(Screen screen, String cursor, Created made, Form typed) {
        return tokens.list(ShortList.of(null, cursor))
                .map(found -> new TokensScreen(screen, found.items(), found.nextCursor(), made, typed))
                .map(page -> Html.of(screen, TokenTemplates.tokens(screen, page)));
    }
}
