package io.sitrep.incident.console.deliveries;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.IncidentsResource;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Said;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.incident.console.notifier.Act;
import io.sitrep.incident.console.notifier.Errand;
import io.sitrep.incident.console.notifier.Notifier;
import io.sitrep.incident.console.notifier.NotifierActs;
import io.sitrep.incident.console.notifier.Query;
import io.sitrep.incident.console.notifier.Refused;
import io.sitrep.incident.console.notifier.Trial;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The ledger, how far a telling is, what failed and why; trying again; stop and go for everything, and for a channel. */
@Path("/console/deliveries")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Cancellable(false)
public class DeliveriesScreens {
    private final IncidentsResource incidents;
    private final DeliveriesPages pages;
    private final NotifierActs acts;
    private final Notifier notifier;
    private final Screens screens;

    DeliveriesScreens(
            IncidentsResource incidents, DeliveriesPages pages, NotifierActs acts, Notifier notifier, Screens screens) {
        this.incidents = incidents;
        this.pages = pages;
        this.acts = acts;
        this.notifier = notifier;
        this.screens = screens;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.IS_VIEWER)
    @Operation(hidden = true)
    public Uni<Response> list(@Context UriInfo address) {
        return pages.show(screen(), notifier.door(), Query.asked(address, DeliveriesScreen.FILTERS), Refused.NOTHING);
    }

    @POST
    @Path("/hold")
    @RolesAllowed(Role.IS_PUBLISHER)
    @Operation(hidden = true)
    public Uni<Response> hold(MultivaluedMap<String, String> fields) {
        return run(fields, form -> Errand.post("/api/v1/deliveries/hold", why(form)), Act.saying("saidAllHeld"));
    }

    @POST
    @Path("/release")
    @RolesAllowed(Role.IS_PUBLISHER)
    @Operation(hidden = true)
    public Uni<Response> release(MultivaluedMap<String, String> fields) {
        return run(
                fields,
                form -> Errand.post(
                        "/api/v1/deliveries/release", Map.of("secrets_lost", form.has("secrets_lost", "true"))),
                Act.saying("saidReleased"));
    }

    @POST
    @Path("/{id}/retry")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> retry(@RestPath String id, MultivaluedMap<String, String> fields) {
        return run(
                fields,
                form -> Errand.post("/api/v1/deliveries/" + segment(id) + "/retry", null),
                Act.saying("saidRetried"));
    }

    /** Dead ones of an incident, all or those of a channel: what is shown. Without one it would be all there ever were. */
    @POST
    @Path("/replay")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> replay(MultivaluedMap<String, String> fields) {
        return run(
                fields,
                form -> Errand.post("/api/v1/deliveries/replay", which(form)),
                made -> new Said("saidReplayed", made.path("asked").asText()));
    }

    @POST
    @Path("/channels/{channel}/disable")
    @RolesAllowed(Role.IS_PUBLISHER)
    @Operation(hidden = true)
    public Uni<Response> disable(@RestPath String channel, MultivaluedMap<String, String> fields) {
        return run(
                fields,
                form -> Errand.post("/api/v1/channels/" + segment(channel) + "/disable", why(form)),
                Act.saying("saidChannelOff"));
    }

    @POST
    @Path("/channels/{channel}/enable")
    @RolesAllowed(Role.IS_PUBLISHER)
    @Operation(hidden = true)
    public Uni<Response> enable(@RestPath String channel, MultivaluedMap<String, String> fields) {
        return run(
                fields,
                form -> Errand.post("/api/v1/channels/" + segment(channel) + "/enable", null),
                Act.saying("saidChannelOn"));
    }

    /** One message, to the address that is given; by a channel that needs none, a post. */
    @POST
    @Path("/channels/{channel}/test")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> test(@RestPath String channel, MultivaluedMap<String, String> fields) {
        return acts.run(
                fields,
                act(
                                form -> Errand.post(
                                                "/api/v1/channels/" + segment(channel) + "/test",
                                                Map.of("address", form.or("address", "")))
                                        .patiently(),
                                Act.saying("saidTested"))
                        .judgedBy(Trial::judge));
    }

    /** To the incident or the maintenance that something was told of: the ledger does not know which it is. */
    @GET
    @Path("/of/{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.IS_VIEWER)
    @Operation(hidden = true)
    public Uni<Response> of(@RestPath String id) {
        return incidents
                .get(id)
                .replaceWith("/console/incidents/")
                .onFailure()
                .recoverWithItem("/console/maintenances/")
                .map(home -> Response.status(303)
                        .header("Location", home + segment(id))
                        .build());
    }

    private Uni<Response> run(
            MultivaluedMap<String, String> fields, Function<Form, Errand> errand, Function<JsonNode, Said> said) {
        return acts.run(fields, act(errand, said));
    }

    private Act act(Function<Form, Errand> errand, Function<JsonNode, Said> said) {
        Screen screen = screen();
        Notifier.Door door = notifier.door();
        return new Act(
                errand,
                said,
                form -> DeliveriesScreen.ADDRESS + Query.kept(form),
                refused -> pages.show(screen, door, Query.asked(refused.typed()), refused));
    }

    private Screen screen() {
        return screens.of("deliveries", "deliveries");
    }

    private static Map<String, String> why(Form form) {
        return form.text("reason") == null ? Map.of() : Map.of("reason", form.text("reason"));
    }

    private static Map<String, String> which(Form form) {
        if (form.text("incident") == null) {
            throw ProblemException.invalid("incident", "is missing");
        }
        Map<String, String> which = new HashMap<>();
        for (String name : new String[] {"incident", "channel"}) {
            if (form.text(name) != null) {
                which.put(name, form.text(name));
            }
        }
        return which;
    }

    /** Whatever somebody writes into an address stays one part of ours. */
    private static String segment(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "-");
    }
}
