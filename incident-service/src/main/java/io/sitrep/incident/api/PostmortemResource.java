package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.ConcludeIncident;
import io.sitrep.incident.command.IncidentTarget;
import io.sitrep.incident.command.Unknown;
import io.sitrep.incident.domain.Concluding;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Postmortem;
import io.sitrep.incident.postmortem.DraftPostmortem;
import io.sitrep.incident.store.IncidentRecord;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.sitrep.incident.store.Postmortems;
import io.sitrep.incident.view.MessageHtml;
import io.sitrep.incident.view.PostmortemView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * What is written about an incident afterwards, over HTTP. Its ETag is its version, not the incident's. A body has at most
 * 100,000 characters, and with its HTML at most 768 KiB, so that an event can carry both.
 */
@Path("/api/v1/incidents/{ref}/postmortem")
@Cancellable(false)
public class PostmortemResource {
    private static final int LONGEST = 100_000;
    private static final int MOST_BYTES = 768 * 1024;

    private final Mutations mutations;
    private final Callers callers;
    private final ConcludeIncident conclude;
    private final DraftPostmortem draft;
    private final Incidents incidents;
    private final Postmortems postmortems;
    private final Clock clock;

    PostmortemResource(
            Mutations mutations,
            Callers callers,
            ConcludeIncident conclude,
            DraftPostmortem draft,
            Incidents incidents,
            Postmortems postmortems,
            Clock clock) {
        this.mutations = mutations;
        this.callers = callers;
        this.conclude = conclude;
        this.draft = draft;
        this.incidents = incidents;
        this.postmortems = postmortems;
        this.clock = clock;
    }

    /** Another version of it: Markdown. */
    public record WriteBody(String body) {
        String checked() {
            Checks checks = new Checks();
            String text = checks.text("body", body, LONGEST);
            if (text.length() <= 2 * LONGEST && bytes(text) + bytes(MessageHtml.of(text)) > MOST_BYTES) {
                checks.refuse("body", "must have at most 768 KiB together with its HTML");
            }
            checks.done();
            return text;
        }

        private static int bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** @param notifies whether subscribers are told: of the first one unless this says no, of a later one if it says yes */
    public record PublishBody(@JsonProperty("notify") Boolean notifies) {}

    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Response> read(@RestPath String ref, @RestQuery String version) {
        Integer wanted = QueryText.read("version", version, "is not a number of a version", PostmortemResource::number);
        return Panache.withSession(() -> found(ref).chain(found -> wanted == null ? latest(found) : old(found, wanted)))
                .chain(answer -> answer);
    }

    @PUT
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> write(@RestPath String ref, WriteBody body, @Context HttpHeaders headers) {
        Caller caller = callers.of(headers);
        String text = Bodies.present(body).checked();
        var target = new IncidentTarget(ref, IfMatch.optional(headers));
        return mutations.run(
                headers,
                caller,
                new Object[] {"write postmortem", ref, body},
                () -> conclude.write(target, text, () -> IfMatch.required(headers), caller)
                        .map(written -> made(200, written)));
    }

    @POST
    @Path("/publish")
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> publish(@RestPath String ref, PublishBody body, @Context HttpHeaders headers) {
        Caller caller = callers.of(headers);
        var wish = new Concluding.Wish(body == null ? null : body.notifies, callers.mayPublish());
        var target = new IncidentTarget(ref, IfMatch.optional(headers));
        return mutations.run(
                headers,
                caller,
                new Object[] {"publish postmortem", ref, body},
                () -> conclude.publish(target, wish, caller)
                        .map(done -> made(done.state() == Postmortem.State.PUBLISHED ? 200 : 202, done)));
    }

    /** The session ends before the notifier is asked: hence an answer that is still to be worked out. */
    private Uni<Uni<Response>> latest(IncidentRecord found) {
        return postmortems
                .latest(found.incident().key().id())
                .chain(kept -> kept != null
                        ? Uni.createFrom().item(Uni.createFrom().item(answer(PostmortemView.of(kept))))
                        : draft.read(found)
                                .map(story -> draft.ask(story)
                                        .map(text -> answer(PostmortemView.drafted(text, clock.instant())))));
    }

    private Uni<Uni<Response>> old(IncidentRecord found, int version) {
        return postmortems
                .version(found.incident().key().id(), version)
                .onItem()
                .ifNull()
                .failWith(() -> new Unknown("version " + version + " of the postmortem"))
                .map(kept -> Uni.createFrom().item(answer(PostmortemView.of(kept))));
    }

    private Uni<IncidentRecord> found(String ref) {
        IncidentRef name = IncidentRef.parse(ref).orElseThrow(() -> new Unknown("incident " + ref));
        return incidents
                .find(name)
                .onItem()
                .ifNull()
                .failWith(() -> new Unknown("incident " + ref))
                .invoke(found -> {
                    if (found.incident().key().kind() != Kind.INCIDENT) {
                        throw new Unknown("postmortem of a maintenance");
                    }
                });
    }

    private static Response answer(PostmortemView view) {
        return Response.ok(view).header("ETag", etag(view.version())).build();
    }

    private static Made made(int status, Postmortem postmortem) {
        return new Made(status, null, etag(postmortem.version()), PostmortemView.of(postmortem));
    }

    private static String etag(int version) {
        return "\"" + version + "\"";
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
