package io.sitrep.incident.command;

import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Note;
import io.sitrep.incident.domain.Staffing;
import io.sitrep.incident.domain.Stamp;
import io.sitrep.incident.store.Notes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Corrects what was written down, or takes it away, in the caller's transaction. The timeline itself only grows. */
@ApplicationScoped
public class ChangeNote {
    private final Changes changes;
    private final Notes notes;
    private final Stamps stamps;

    ChangeNote(Changes changes, Notes notes, Stamps stamps) {
        this.changes = changes;
        this.notes = notes;
        this.stamps = stamps;
    }

    /**
     * Which note, and how far the caller has followed its incident.
     *
     * @param ref how the caller names the incident
     */
    public record Target(String ref, UUID note, Expected expected) {}

    /** The note as it is from now on, and the incident it belongs to. */
    public record Changed(Incident incident, Note note) {}

    public Uni<Changed> correct(Target target, String text, Caller caller) {
        return run(target, caller, (staffing, note, stamp) -> staffing.correct(note, text, stamp));
    }

    public Uni<Changed> takeAway(Target target, Caller caller) {
        return run(target, caller, Staffing::takeAway);
    }

    private Uni<Changed> run(Target target, Caller caller, Verb verb) {
        return changes.locked(target.ref(), target.expected())
                .chain(incident -> find(incident, target.note())
                        .chain(note -> verb.decide(new Staffing(incident), note, stamps.next(caller))
                                .map(decision -> changes.keep(decision, caller).map(Decision::after))
                                .orElseGet(() -> Uni.createFrom().item(incident))))
                .chain(incident -> find(incident, target.note()).map(note -> new Changed(incident, note)));
    }

    private Uni<Note> find(Incident incident, UUID note) {
        return notes.find(incident.key().id(), note)
                .onItem()
                .ifNull()
                .failWith(() ->
                        new Unknown("note " + note + " of " + incident.key().ref()));
    }

    /** What is done with it. */
    @FunctionalInterface
    private interface Verb {
        Optional<Decision> decide(Staffing staffing, Note note, Stamp stamp);
    }
}
