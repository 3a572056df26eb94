package io.sitrep.incident.console.subscribers;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.incident.console.notifier.Act;
import io.sitrep.incident.console.notifier.Errand;
import io.sitrep.incident.console.notifier.Notifier;
import io.sitrep.incident.console.notifier.NotifierActs;
import io.sitrep.incident.console.notifier.Query;
import io.sitrep.incident.console.notifier.Refused;
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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Who is told: found, added, looked at, exported and erased. */
@Path("/console/subscribers")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Role.IS_ADMIN)
@Cancellable(false)
public class SubscribersScreens {
    private static final String API = "/api/v1/subscribers";

    private final SubscriberPages pages;
    private final NotifierActs acts;
    private final Notifier notifier;
    private final Screens screens;

    SubscribersScreens(SubscriberPages pages, NotifierActs acts, Notifier notifier, Screens screens) {
        this.pages = pages;
        this.acts = acts;
        this.notifier = notifier;
        this.screens = screens;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> list(@Context UriInfo address) {
        Map<String, String> asked = Query.asked(address, SubscribersScreen.FILTERS);
        return pages.all(screen(), notifier.door(), asked, Refused.NOTHING, null);
    }

    /** Shown with the secret, if there is one: it is not shown again. */
    @POST
    @Path("/add")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> add(MultivaluedMap<String, String> fields) {
        Screen screen = screen();
        Notifier.Door door = notifier.door();
        Act act = new Act(
                form -> Errand.post(API, wanted(form)).patiently(),
                Act.saying("saidAdded"),
                form -> SubscribersScreen.ADDRESS,
                refused -> pages.all(screen, door, Map.of(), refused, null));
        return acts.show(
                fields,
                act,
                (typed, made) -> pages.all(
                        screen, door, Map.of(), Refused.NOTHING, notifier.read(made, People.Subscriber.class)));
    }

    @GET
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> one(@RestPath String id) {
        return pages.one(screen(), notifier.door(), known(id), Refused.NOTHING);
    }

    /** Everything that is kept of this person; that it was asked for is kept, too. */
    @GET
    @Path("/{id}/export")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> export(@RestPath String id) {
        String known = known(id);
        return notifier.door()
                .ask(Errand.get(API + "/" + known + "/export").patiently())
                .map(JsonNode::toPrettyString)
                .map(json -> Response.ok(json, "application/json;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"subscriber-" + known + ".json\"")
                        .build());
    }

    @POST
    @Path("/{id}/delete")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> delete(@RestPath String id, MultivaluedMap<String, String> fields) {
        Screen screen = screen();
        Notifier.Door door = notifier.door();
        String known = known(id);
        return acts.run(
                fields,
                new Act(
                        form -> Errand.delete(API + "/" + sure(form, known)),
                        Act.saying("saidErased"),
                        form -> SubscribersScreen.ADDRESS,
                        refused -> pages.one(screen, door, known, refused)));
    }

    private Screen screen() {
        return screens.of("subscribers", "subscribers");
    }

    private static String sure(Form form, String id) {
        if (!form.has("sure", "true")) {
            throw ProblemException.invalid("sure", "has to be ticked: what is erased does not come back");
        }
        return id;
    }

    private static String known(String id) {
        return id.replaceAll("[^A-Za-z0-9-]", "-");
    }

    /** As the API takes it, without what was left empty. */
    private static Map<String, Object> wanted(Form form) {
        Map<String, Object> wanted = new HashMap<>();
        for (String name : List.of("channel", "address", "min_impact", "locale", "time_zone", "secret")) {
            if (form.text(name) != null) {
                wanted.put(name, form.text(name).strip());
            }
        }
        for (String name : List.of("components", "regions")) {
            if (form.all(name) != null) {
                wanted.put(name, form.all(name));
            }
        }
        for (String name : List.of("maintenances", "postmortems", "every_update")) {
            wanted.put(name, form.has(name, "true"));
        }
        return wanted;
    }
}
