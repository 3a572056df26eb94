package io.sitrep.incident.page.v2;

import io.quarkus.qute.i18n.MessageBundles;
import io.sitrep.incident.Settings;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicIncident;
import io.sitrep.incident.page.Snapshot;
import io.sitrep.incident.page.Words;
import io.sitrep.incident.page.v2.JsonDocuments.Document;
import io.sitrep.kit.problem.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * Atlassian Statuspage's public API v2, so that what reads a Statuspage reads this page too. Answered from the page's
 * {@link Snapshot}: it waits for neither database nor broker.
 */
@Path("/api/v2")
@PermitAll
@Cancellable(false)
@Tag(name = "Statuspage API v2")
public class StatuspageResource {
    private static final int NEWEST = 50;

    private final Snapshot snapshot;
    private final JsonDocuments documents;
    private final Statuspage.Frame frame;

    StatuspageResource(Snapshot snapshot, JsonDocuments documents, Settings settings) {
        this.snapshot = snapshot;
        this.documents = documents;
        this.frame = new Statuspage.Frame(
                settings.pageName(),
                settings.publicUrl().toString().replaceAll("/+$", ""),
                settings.timeZone(),
                MessageBundles.get(Words.class).retracted());
    }

    @GET
    @Path("/summary.json")
    public Response summary(@Context Request request) {
        return once("summary", Answers::summary, request);
    }

    @GET
    @Path("/status.json")
    public Response status(@Context Request request) {
        return once("status", Answers::status, request);
    }

    @GET
    @Path("/components.json")
    public Response components(@Context Request request) {
        return once("components", Answers::components, request);
    }

    /** The newest fifty. */
    @GET
    @Path("/incidents.json")
    public Response incidents(@Context Request request) {
        return once(
                "incidents",
                page -> Answers.incidents(
                        page,
                        page.state().all(Kind.INCIDENT).stream().limit(NEWEST).toList()),
                request);
    }

    @GET
    @Path("/incidents/unresolved.json")
    public Response unresolved(@Context Request request) {
        return once(
                "unresolved",
                page -> Answers.incidents(page, newestFirst(page.state().open())),
                request);
    }

    /** The newest fifty, also those that are over. */
    @GET
    @Path("/scheduled-maintenances.json")
    public Response maintenances(@Context Request request) {
        return once(
                "maintenances",
                page -> Answers.maintenances(
                        page, page.state().all(Kind.MAINTENANCE).stream().limit(NEWEST)),
                request);
    }

    @GET
    @Path("/scheduled-maintenances/upcoming.json")
    public Response upcoming(@Context Request request) {
        return once(
                "upcoming",
                page -> Answers.maintenances(
                        page, page.state().maintenances().stream().filter(each -> !each.underWay())),
                request);
    }

    @GET
    @Path("/scheduled-maintenances/active.json")
    public Response active(@Context Request request) {
        return once(
                "active",
                page -> Answers.maintenances(
                        page, page.state().maintenances().stream().filter(PublicIncident::underWay)),
                request);
    }

    @GET
    @Path("/scheduled-maintenances/{id}.json")
    public Response maintenance(@RestPath String id, @Context Request request) {
        return answer(
                state -> state.find(id)
                        .filter(PublicIncident::planned)
                        .map(maintenance ->
                                documents.write(Answers.maintenance(new Statuspage(state, frame), maintenance))),
                request);
    }

    @GET
    @Path("/incidents/{id}.json")
    public Response incident(@RestPath String id, @Context Request request) {
        return answer(
                state -> state.find(id)
                        .filter(incident -> !incident.planned())
                        .map(incident -> documents.write(Answers.incident(new Statuspage(state, frame), incident))),
                request);
    }

    /** What a browser asks before a script of another page may ask with conditions. */
    @OPTIONS
    @Path("/{any: .*}")
    @Operation(hidden = true)
    public Response preflight(@RestPath String any) {
        return JsonAnswer.preflight();
    }

    private Response once(String name, Function<Statuspage, Object> content, Request request) {
        return answer(
                state -> Optional.of(documents.once(state, name, () -> content.apply(new Statuspage(state, frame)))),
                request);
    }

    private Response answer(Function<PageState, Optional<Document>> document, Request request) {
        return snapshot.state()
                .map(state -> document.apply(state)
                        .map(found -> JsonAnswer.of(found, request))
                        .orElseGet(() -> JsonAnswer.problem(Problem.notFound("public incident of that id"))))
                .orElseGet(JsonAnswer::loading);
    }

    private static List<PublicIncident> newestFirst(List<PublicIncident> incidents) {
        return incidents.stream()
                .sorted(Comparator.comparing(PublicIncident::startedAt).reversed())
                .toList();
    }
}
