package io.sitrep.incident.console.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.api.CatalogResource;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * The catalog as a whole. Its text is applied only by a form that says that what it changes was seen: what else is sent is shown
 * first, and so is the same text once somebody else has changed the catalog: what they did is in no text that was opened before, and
 * would be taken back by it, so that is said and looked at once more.
 */
@Path("/console/catalog")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Cancellable(false)
public class CatalogScreens {
    private final CatalogResource catalog;
    private final CatalogPages pages;
    private final SeenFirst seenFirst;
    private final Attempts attempts;
    private final Screens screens;
    private final Desk desk;

    CatalogScreens(
            CatalogResource catalog,
            CatalogPages pages,
            SeenFirst seenFirst,
            Attempts attempts,
            Screens screens,
            Desk desk) {
        this.catalog = catalog;
        this.pages = pages;
        this.seenFirst = seenFirst;
        this.attempts = attempts;
        this.screens = screens;
        this.desk = desk;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.IS_VIEWER)
    @Operation(hidden = true)
    public Uni<Response> catalog() {
        return pages.page(200, screens.of("catalog", "catalog"), CatalogPages.Wanted.NOTHING);
    }

    /** To be kept where the house keeps its code. */
    @GET
    @Path("/catalog.yaml")
    @Consumes(MediaType.WILDCARD)
    @Produces("application/yaml")
    @RolesAllowed(Role.IS_VIEWER)
    @Operation(hidden = true)
    public Uni<Response> export() {
        return pages.yaml()
                .map(text -> Response.ok(text)
                        .type("application/yaml;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"catalog.yaml\"")
                        .build());
    }

    @POST
    @Path("/file")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> file(MultivaluedMap<String, String> fields) {
        Form typed = desk.accept(fields);
        Screen screen = screens.of("catalog", "catalog");
        HttpHeaders headers = desk.headers(typed);
        String text = typed.or("text", "");
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return attempts.of(() -> catalog.put(body, "true", headers))
                .chain(preview -> preview.isRefused()
                        ? page(screen, typed, null, SeenFirst.Shown.refused(preview.problem()))
                        : pages.yaml()
                                .chain(now -> CatalogScreen.isOvertaken(typed, now)
                                        ? page(screen, typed, preview.made(), SeenFirst.Shown.PLAIN)
                                        : seenFirst.run(
                                                typed,
                                                new Object[] {text, preview.made()},
                                                said(preview.made()),
                                                () -> catalog.put(body, "false", headers),
                                                shown -> page(
                                                        screen,
                                                        typed,
                                                        shown.problem() == null ? preview.made() : null,
                                                        shown))));
    }

    private static Said said(JsonNode changed) {
        return new Said("saidCatalog", Integer.toString(changed.path("changes").size()));
    }

    /** @param differences null where there are none to be seen, because it was refused */
    private Uni<Response> page(Screen screen, Form typed, JsonNode differences, SeenFirst.Shown shown) {
        return pages.page(
                shown.status(),
                screen.refusing(shown.problem()),
                new CatalogPages.Wanted(typed, differences, shown.looked(), null));
    }
}
