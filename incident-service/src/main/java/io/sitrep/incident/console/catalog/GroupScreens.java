package io.sitrep.incident.console.catalog;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.ComponentGroupFields;
import io.sitrep.incident.api.ComponentGroupJson;
import io.sitrep.incident.api.ComponentGroupsResource;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** A form for one group of components. What it changes is shown before it is done. */
@Path("/console/catalog/groups/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Cancellable(false)
public class GroupScreens {
    private final ComponentGroupsResource groups;
    private final SeenFirst seenFirst;
    private final Screens screens;
    private final Desk desk;

    GroupScreens(ComponentGroupsResource groups, SeenFirst seenFirst, Screens screens, Desk desk) {
        this.groups = groups;
        this.seenFirst = seenFirst;
        this.screens = screens;
        this.desk = desk;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> form(@RestPath String id) {
        Screen screen = screen();
        return found(id).map(group -> page(screen, group, Form.EMPTY, SeenFirst.Shown.PLAIN, false));
    }

    @POST
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> save(@RestPath String id, MultivaluedMap<String, String> fields) {
        Form typed = desk.accept(fields);
        HttpHeaders headers = desk.headers(typed);
        Screen screen = screen();
        return found(id)
                .chain(group -> seenFirst.run(
                        typed,
                        new Object[] {group, typed.changes()},
                        new Said("saidSaved", ""),
                        () -> id.equals(ComponentScreens.NEW)
                                ? groups.create(fields(typed), headers)
                                : groups.edit(id, fields(typed), headers),
                        shown -> Uni.createFrom().item(page(screen, group, typed, shown, false))));
    }

    /** Its components stay, and belong to none. */
    @POST
    @Path("/remove")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> remove(@RestPath String id, MultivaluedMap<String, String> fields) {
        Form typed = desk.accept(fields);
        HttpHeaders headers = desk.headers(typed);
        Screen screen = screen();
        return found(id)
                .chain(group -> seenFirst.run(
                        typed,
                        new Object[] {group, "remove"},
                        new Said("saidSaved", ""),
                        () -> groups.delete(id, headers),
                        shown -> Uni.createFrom().item(page(screen, group, typed, shown, true))));
    }

    /** Null for one that is to be. */
    private Uni<ComponentGroupJson> found(String id) {
        return id.equals(ComponentScreens.NEW) ? Uni.createFrom().nullItem() : groups.get(id);
    }

    private static Response page(
            Screen screen, ComponentGroupJson group, Form typed, SeenFirst.Shown shown, boolean removing) {
        Screen named = screen.about(group == null ? screen.title() : group.name(), shown.problem());
        GroupScreen page = new GroupScreen(named, group, typed, shown.looked(), removing);
        return Screens.html(shown.status(), CatalogTemplates.group(named, page).render());
    }

    private Screen screen() {
        return screens.of("catalog", "catalogNewGroup");
    }

    /** Only what was typed otherwise than it had been seen: what another person changed meanwhile stays. */
    private static ComponentGroupFields fields(Form form) {
        ComponentGroupFields fields = new ComponentGroupFields();
        fields.name = ComponentScreens.changed(form, "name");
        fields.description = ComponentScreens.changed(form, "description");
        if (form.isChanged("position")) {
            fields.position = Optional.ofNullable(form.text("position")).map(ComponentScreens::number);
        }
        return fields;
    }
}
