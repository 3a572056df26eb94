package io.sitrep.incident.page;

import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.Settings;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public pages. They are rendered from the {@link Snapshot} and wait for neither database nor broker. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@Tag(name = "Status page")
public class PageResource {
    private final Snapshot snapshot;
    private final String name;
    private final ZoneId zone;
    private final Clock clock;

    PageResource(Snapshot snapshot, Settings settings, Clock clock) {
        this.snapshot = snapshot;
        this.name = settings.pageName();
        this.zone = settings.timeZone();
        this.clock = clock;
    }

    @GET
    public Response front(@Context Request request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return answer(
                request,
                state -> Optional.of(
                        PageTemplates.front(frame(state), state, PastIncidents.of(state.past(), today, zone))));
    }

    @GET
    @Path("incidents/{ref}")
    public Response incident(@PathParam("ref") String ref, @Context Request request) {
        return answer(
                request, state -> state.find(ref).map(incident -> PageTemplates.incident(frame(state), incident)));
    }

    @GET
    @Path("history")
    public Response history(@QueryParam("page") @DefaultValue("1") String page, @Context Request request) {
        return answer(
                request,
                state -> HistoryPage.of(state.history(), page, zone)
                        .map(history -> PageTemplates.history(frame(state), history)));
    }

    private Response answer(Request request, Function<PageState, Optional<TemplateInstance>> render) {
        return snapshot.state()
                .map(state -> render.apply(state)
                        .map(page -> PageAnswer.page(page, request))
                        .orElseGet(() -> PageAnswer.missing(PageTemplates.missing(frame(state)))))
                .orElseGet(() -> PageAnswer.loading(PageTemplates.loading(new Frame(name, null, null, null))));
    }

    private Frame frame(PageState state) {
        return new Frame(
                name,
                state.indicator(),
                snapshot.staleSince().orElse(null),
                state.lastWordAt().orElse(null));
    }
}
