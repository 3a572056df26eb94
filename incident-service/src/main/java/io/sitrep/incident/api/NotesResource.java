package io.sitrep.incident.api;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.ChangeNote;
import io.sitrep.incident.command.ChangeNote.Changed;
import io.sitrep.incident.command.ChangeNote.Target;
import io.sitrep.incident.command.Unknown;
import io.sitrep.incident.view.TimelineView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * What was written down about an incident, corrected or taken away, over HTTP. Who wrote it and when stays, and so do the
 * words: each change is a line of the timeline too. Doing the same again changes nothing.
 */
@Path("/api/v1/incidents/{ref}/timeline/{id}")
@Cancellable(false)
public class NotesResource {
    private final Mutations mutations;
    private final Callers callers;
    private final ChangeNote changeNote;

    NotesResource(Mutations mutations, Callers callers, ChangeNote changeNote) {
        this.mutations = mutations;
        this.callers = callers;
        this.changeNote = changeNote;
    }

    /** What a note is to read from now on. */
    public record NoteEdit(String text) {}

    @PATCH
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> correct(
            @RestPath String ref, @RestPath String id, NoteEdit body, @Context HttpHeaders headers) {
        Checks checks = new Checks();
        String text = checks.text("text", Bodies.present(body).text, Limits.MESSAGE);
        checks.done();
        Target target = target(ref, id, headers);
        Caller caller = callers.of(headers);
        return mutations.run(
                headers,
                caller,
                new Object[] {"correct note", ref, id, body},
                () -> changeNote
                        .correct(target, text, caller)
                        .map(changed -> answer(200, changed, TimelineView.of(changed.note()))));
    }

    @DELETE
    @RolesAllowed({Role.IS_RESPONDER, Role.IS_SERVICE})
    public Uni<Response> takeAway(@RestPath String ref, @RestPath String id, @Context HttpHeaders headers) {
        Target target = target(ref, id, headers);
        Caller caller = callers.of(headers);
        return mutations.run(
                headers,
                caller,
                new Object[] {"take note away", ref, id},
                () -> changeNote.takeAway(target, caller).map(changed -> answer(204, changed, null)));
    }

    private static Made answer(int status, Changed changed, TimelineView note) {
        return new Made(status, null, IncidentAnswers.etag(changed.incident()), note);
    }

    private static Target target(String ref, String id, HttpHeaders headers) {
        try {
            return new Target(ref, UUID.fromString(id), IfMatch.optional(headers));
        } catch (IllegalArgumentException none) {
            throw new Unknown("note " + id);
        }
    }
}
