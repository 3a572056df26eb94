package io.sitrep.incident.api;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Changes;
import io.sitrep.incident.command.Unknown;
import io.sitrep.incident.domain.Fact;
import io.sitrep.incident.domain.Note;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.domain.Staffing;
import io.sitrep.incident.domain.Stamp;
import io.sitrep.incident.domain.TimelineEntry;
import io.sitrep.incident.store.IncidentRef;
import io.sitrep.incident.store.Incidents;
import io.sitrep.incident.store.Notes;
import io.sitrep.incident.store.TimeCursor;
import io.sitrep.incident.store.Timeline;
import io.sitrep.incident.view.TimelineView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Everything that happened to an incident, over HTTP. It is only ever added to: see {@link NotesResource}. */
@Path("/api/v1/incidents/{ref}/timeline")
@Cancellable(false)
public class TimelineResource {
    private final Mutations mutations;
    private final Callers callers;
    private final Changes changes;
    private final Incidents incidents;
    private final Timeline timeline;
    private final Notes notes;
    private final Clock clock;

    TimelineResource(
            Mutations mutations,
            Callers callers,
            Changes changes,
            Incidents incidents,
            Timeline timeline,
            Notes notes,
            Clock clock) {
        this.mutations = mutations;
        this.callers = callers;
        this.changes = changes;
        this.incidents = incidents;
        this.timeline = timeline;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Something to be written down.
     *
     * @param at when it happened, or null for now
     * @param source where it was seen: a graph, a message; or null
     * @param author whose words these are, when not the caller's; or null
     */
    public record NoteBody(String text, Instant at, String source, String author) {
        NoteBody checked(Clock clock) {
            Checks checks = new Checks();
            NoteBody clean = new NoteBody(
                    checks.text("text", text, Limits.MESSAGE),
                    checks.past("at", at, clock),
                    checks.optionalText("source", source, Limits.MESSAGE),
                    checks.optionalText("author", PlainText.line(author), Limits.NAME));
            checks.done();
            return clean;
        }

        TimelineEntry entry(Stamp stamp) {
            Instant when = at == null ? stamp.at() : at;
            return new TimelineEntry(
                    stamp.id(), Fact.NOTED, when, stamp.at(), stamp.actor(), text, source, author, Map.of());
        }
    }

    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Page<TimelineView>> list(@RestPath String ref, @RestQuery String limit, @RestQuery String cursor) {
        int size = QueryText.limit(limit);
        TimeCursor after = QueryText.read("cursor", cursor, "is not a cursor this list has given", TimeCursor::parse);
        return id(ref).chain(id -> Panache.withSession(() -> timeline.list(id, after, size + 1)
                .chain(found -> notes.among(id, found).map(now -> page(found, now, size)))));
    }

    private Uni<UUID> id(String ref) {
        IncidentRef name = IncidentRef.parse(ref).orElseThrow(() -> new Unknown("incident " + ref));
        return Panache.withSession(() -> incidents.id(name))
                .onItem()
                .ifNull()
                .failWith(() -> new Unknown("incident " + ref));
    }

    /**
     * For the console: the newest lines, in order. Who may see them has been asked before.
     *
     * @param before what a page of it gave as its cursor; null for the newest
     * @return with a cursor where there are older ones
     */
    public Uni<Page<TimelineView>> latest(String ref, int size, String before) {
        TimeCursor end = QueryText.read("before", before, "is not a cursor this screen has given", TimeCursor::parse);
        return id(ref).chain(id -> Panache.withSession(() -> timeline.before(id, end, size + 1)
                .chain(found -> notes.among(id, found).map(now -> newest(found, now, size)))));
    }

    @POST
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> note(@RestPath String ref, NoteBody body, @Context HttpHeaders headers) {
        Caller caller = callers.of(headers);
        NoteBody note = Bodies.present(body).checked(clock);
        var written = new AtomicReference<TimelineEntry>();
        return mutations.run(
                headers,
                caller,
                new Object[] {"note", ref, body},
                () -> changes.run(ref, IfMatch.optional(headers), caller, (incident, stamp) -> {
                            written.set(note.entry(stamp));
                            return Optional.of(new Staffing(incident).note(written.get(), stamp));
                        })
                        .map(incident -> new Made(
                                201,
                                IncidentAnswers.location(incident) + "/timeline",
                                IncidentAnswers.etag(incident),
                                TimelineView.of(written.get()))));
    }

    private static Page<TimelineView> newest(List<TimelineEntry> found, Map<UUID, Note> notes, int size) {
        boolean more = found.size() > size;
        List<TimelineEntry> shown = more ? found.subList(found.size() - size, found.size()) : found;
        String older = more ? new TimeCursor(shown.get(0).at(), shown.get(0).id()).text() : null;
        return new Page<>(page(shown, notes, size).items(), older);
    }

    private static Page<TimelineView> page(List<TimelineEntry> found, Map<UUID, Note> notes, int size) {
        return new Page<>(
                found.stream()
                        .limit(size)
                        .map(line -> notes.containsKey(line.id())
                                ? TimelineView.of(notes.get(line.id()))
                                : TimelineView.of(line))
                        .toList(),
                next(found, size));
    }

    private static String next(List<TimelineEntry> found, int size) {
        if (found.size() <= size) {
            return null;
        }
        TimelineEntry last = found.get(size - 1);
        return new TimeCursor(last.at(), last.id()).text();
    }
}
