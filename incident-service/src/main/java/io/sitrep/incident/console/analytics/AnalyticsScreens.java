package io.sitrep.incident.console.analytics;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.AnalyticsQuery;
import io.sitrep.incident.api.AnalyticsResource;
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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Figures, as pictures and as numbers: by month unless asked for otherwise. */
@Path("/console/analytics")
@Produces(MediaType.TEXT_HTML)
@Cancellable(false)
public class AnalyticsScreens {
    private static final List<String> FILTERS = List.of("from", "to", "group_by");

    private final AnalyticsResource analytics;
    private final Screens screens;
    private final Days days;

    AnalyticsScreens(AnalyticsResource analytics, Screens screens, Days days) {
        this.days = days;
        this.analytics = analytics;
        this.screens = screens;
    }

    @GET
    @RolesAllowed(Role.IS_VIEWER)
    @Operation(hidden = true)
    public Uni<Response> show(@Context UriInfo address) {
        Screen screen = screens.of("analytics", "analytics");
        Map<String, String> asked = Query.asked(address, FILTERS);
        asked.putIfAbsent("group_by", "month");
        Map<String, String> moments = days.moments(asked, "from", "to");
        return Uni.createFrom()
                .deferred(() -> analytics.analyse(AnalyticsQuery.of(moments::get)))
                .map(analysis -> new AnalyticsScreen(screen, asked, analysis))
                .onFailure(ProblemException.class)
                .recoverWithItem(failure ->
                        new AnalyticsScreen(screen.refusing(((ProblemException) failure).problem()), asked, null))
                .map(page -> Html.of(page.screen(), AnalyticsTemplates.analytics(page.screen(), page)));
    }
}
