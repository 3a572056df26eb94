package io.sitrep.incident.console.audit;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.AuditQuery;
import io.sitrep.incident.api.AuditResource;
import io.sitrep.incident.console.Days;
import io.sitrep.incident.console.Html;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.incident.console.notifier.Query;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The audit: looked through, and taken along. */
@Path("/console/audit")
@Produces(MediaType.TEXT_HTML)
@Cancellable(false)
public class AuditScreens {
    private static final List<String> FILTERS =
            List.of("since", "until", "actor", "action", "incident", "outcome", "cursor");

    /** A file is made whole before it is sent: more than this many rows want a shorter span. */
    private static final int MOST = 20_000;

    private static final String AT_ONCE = "200";

    private final AuditResource audit;
    private final Screens screens;
    private final Days days;

    AuditScreens(AuditResource audit, Screens screens, Days days) {
        this.days = days;
        this.audit = audit;
        this.screens = screens;
    }

    @GET
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> list(@Context UriInfo address) {
        Screen screen = screens.of("audit", "audit");
        Map<String, String> asked = Query.asked(address, FILTERS);
        Map<String, String> moments = days.moments(asked, "since", "until");
        return Uni.createFrom()
                .deferred(() -> audit.list(AuditQuery.of(moments::get)))
                .map(found -> new AuditScreen(screen, asked, found.items(), found.nextCursor()))
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> new AuditScreen(
                        screen.refusing(((ProblemException) failure).problem()), asked, List.of(), null))
                .map(page -> Html.of(page.screen(), AuditTemplates.audit(page.screen(), page)));
    }

    @GET
    @Path("/export.csv")
    @RolesAllowed(Role.IS_ADMIN)
    @Operation(hidden = true)
    public Uni<Response> export(@Context UriInfo address) {
        Map<String, String> asked = days.moments(Query.asked(address, FILTERS), "since", "until");
        asked.put("limit", AT_ONCE);
        return rows(asked, new StringBuilder(Csv.NAMES), 0)
                .map(csv -> Response.ok(csv.toString(), "text/csv;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                        .build());
    }

    private Uni<StringBuilder> rows(Map<String, String> asked, StringBuilder csv, int before) {
        return Uni.createFrom()
                .deferred(() -> audit.list(AuditQuery.of(asked::get)))
                .chain(found -> {
                    csv.append(Csv.of(found.items()));
                    int all = before + found.items().size();
                    if (found.nextCursor() == null) {
                        return Uni.createFrom().item(csv);
                    }
                    if (all >= MOST) {
                        throw ProblemException.invalid("since", "there are more than " + MOST + " rows: ask for less");
                    }
                    Map<String, String> further = new HashMap<>(asked);
                    further.put("cursor", found.nextCursor());
                    return rows(further, csv, all);
                });
    }
}
