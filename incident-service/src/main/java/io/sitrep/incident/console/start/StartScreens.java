package io.sitrep.incident.console.start;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.api.PeopleResource;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The guide for whoever begins: what there is to do, what of it is done, and where the rest is done. */
@Path("/console/start")
@Produces(MediaType.TEXT_HTML)
@Cancellable(false)
public class StartScreens {
    private final PeopleResource people;
    private final Progress progress;
    private final Attempts attempts;
    private final Screens screens;
    private final Desk desk;
    private final ObjectMapper json;

    StartScreens(
            PeopleResource people,
            Progress progress,
            Attempts attempts,
            Screens screens,
            Desk desk,
            ObjectMapper json) {
        this.people = people;
        this.progress = progress;
        this.attempts = attempts;
        this.screens = screens;
        this.desk = desk;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> start() {
        return page(screens.of("start", "start"), Form.EMPTY, 200);
    }

    /** One more person in the catalog; whoever is there stays. */
    @POST
    @Path("/me")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> me(MultivaluedMap<String, String> fields) {
        Form typed = desk.accept(fields);
        HttpHeaders headers = desk.headers(typed);
        Screen screen = screens.of("start", "start");
        return attempts.of(() -> people.create(me(typed), headers))
                .chain(attempt -> attempt.isRefused()
                        ? page(
                                screen.refusing(attempt.problem()),
                                typed,
                                attempt.problem().status())
                        : Uni.createFrom().item(desk.done("/console/start", new Said("saidSaved", ""))));
    }

    private Uni<Response> page(Screen screen, Form typed, int status) {
        return progress.done()
                .map(done -> Screens.html(
                        status,
                        StartTemplates.start(screen, new StartScreen(screen, done, typed))
                                .render()));
    }

    private byte[] me(Form typed) {
        ObjectNode me = json.createObjectNode().put("key", key(typed.or("name", "")));
        for (String field : new String[] {"name", "email"}) {
            if (typed.text(field) != null) {
                me.put(field, typed.text(field).strip());
            }
        }
        if (typed.text("slack") != null) {
            me.putArray("slack").add(typed.text("slack").strip());
        }
        return me.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Letters of the name as a key may have them; a number where that leaves none. */
    private static String key(String name) {
        String key = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return key.isEmpty() ? "person-" + Integer.toHexString(name.hashCode()) : key;
    }
}
