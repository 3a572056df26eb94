package io.sitrep.incident.console.catalog;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.ComponentFields;
import io.sitrep.incident.api.ComponentsResource;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Said;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.incident.store.ComponentRecord;
import io.sitrep.kit.problem.ProblemException;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** A form for one component. What it changes is shown before it is done. */
@Path("/console/catalog/components/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Cancellable(false)
public class ComponentScreens {
    /** In the place of the id of one that is to be. */
    static final String NEW = "new";

    private final ComponentsResource components;
    private final CatalogPages pages;
    private final SeenFirst seenFirst;
    private final Screens screens;
    private final Desk desk;

    ComponentScreens(
            ComponentsResource components, CatalogPages pages, SeenFirst seenFirst, Screens screens, Desk desk) {
        this.components = components;
        this.pages = pages;
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
        return found(id).chain(component -> page(screen, component, Form.EMPTY, SeenFirst.Shown.PLAIN, false));
    }

    @POST
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> save(@RestPath String id, MultivaluedMap<String, String> fields) {
        Form typed = desk.accept(fields);
        HttpHeaders headers = desk.headers(typed);
        return seenThenDone(id, typed, false, () -> {
            ComponentFields body = fields(typed);
            return id.equals(NEW) ? components.create(body, headers) : components.edit(id, body, headers);
        });
    }

    /** One that an incident names is retired: history keeps it. */
    @POST
    @Path("/remove")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> remove(@RestPath String id, MultivaluedMap<String, String> fields) {
        Form typed = desk.accept(fields);
        HttpHeaders headers = desk.headers(typed);
        return seenThenDone(id, typed, true, () -> components.delete(id, headers));
    }

    private Uni<Response> seenThenDone(String id, Form typed, boolean removing, Supplier<Uni<Response>> call) {
        Screen screen = screen();
        return found(id)
                .chain(component -> seenFirst.run(
                        typed,
                        new Object[] {component, removing ? "remove" : typed.changes()},
                        new Said("saidSaved", ""),
                        call,
                        shown -> page(screen, component, typed, shown, removing)));
    }

    /** Null for one that is to be. */
    private Uni<ComponentRecord> found(String id) {
        return id.equals(NEW) ? Uni.createFrom().nullItem() : components.get(id);
    }

    private Uni<Response> page(
            Screen screen, ComponentRecord component, Form typed, SeenFirst.Shown shown, boolean removing) {
        return pages.known().map(known -> {
            Screen named = screen.about(component == null ? screen.title() : component.name(), shown.problem());
            ComponentScreen page = new ComponentScreen(named, component, known, typed, shown.looked(), removing);
            return Screens.html(
                    shown.status(), CatalogTemplates.component(named, page).render());
        });
    }

    private Screen screen() {
        return screens.of("catalog", "catalogNewComponent");
    }

    /** Only what was typed otherwise than it had been seen: what another person changed meanwhile stays. */
    private static ComponentFields fields(Form form) {
        ComponentFields fields = new ComponentFields();
        fields.name = changed(form, "name");
        fields.description = changed(form, "description");
        fields.groupId = changed(form, "group");
        fields.startDate = changed(form, "start_date");
        if (form.isChanged("position")) {
            fields.position = Optional.ofNullable(form.text("position")).map(ComponentScreens::number);
        }
        if (form.isChanged("only_show_if_degraded")) {
            fields.onlyShowIfDegraded = Optional.of(form.has("only_show_if_degraded", "true"));
        }
        if (form.isChanged("showcase")) {
            fields.showcase = Optional.of(form.has("showcase", "true"));
        }
        fields.dependsOn = chosen(form, "depends_on");
        fields.regions = chosen(form, "region");
        return fields;
    }

    /** Null where it was left as it was seen. */
    static Optional<String> changed(Form form, String name) {
        return form.isChanged(name) ? Optional.ofNullable(form.text(name)) : null;
    }

    private static Optional<List<String>> chosen(Form form, String name) {
        return form.isChanged(name)
                ? Optional.of(Optional.ofNullable(form.all(name)).orElse(List.of()))
                : null;
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw ProblemException.invalid("position", "is not a whole number");
        }
    }
}
