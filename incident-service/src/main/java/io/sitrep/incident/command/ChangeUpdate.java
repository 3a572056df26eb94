package io.sitrep.incident.command;

import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.PublicationPolicy;
import io.sitrep.incident.domain.Releasing;
import io.sitrep.incident.domain.SaidSince;
import io.sitrep.incident.domain.Stamp;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.store.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** Does something with an update that was posted, in the caller's transaction. */
@ApplicationScoped
public class ChangeUpdate {
    private final Changes changes;
    private final Incidents incidents;
    private final PublicationPolicy policy;
    private final Translations translations;
    private final Stamps stamps;
    private final Recognition recognition;

    ChangeUpdate(
            Changes changes,
            Incidents incidents,
            PublicationPolicy policy,
            Translations translations,
            Stamps stamps,
            Recognition recognition) {
        this.changes = changes;
        this.incidents = incidents;
        this.policy = policy;
        this.translations = translations;
        this.stamps = stamps;
        this.recognition = recognition;
    }

    /**
     * Which update, and how far the caller has followed its incident.
     *
     * @param ref how the caller names the incident
     * @param update its UUID or public id
     */
    public record Target(String ref, String update, Expected expected) {}

    public Uni<Decision> approve(Target target, Caller caller) {
        return run(
                target, caller, (releasing, found, stamp) -> releasing.approve(found.update(), found.since(), stamp));
    }

    public Uni<Decision> publish(Target target, Caller caller) {
        return run(
                target, caller, (releasing, found, stamp) -> releasing.publish(found.update(), found.since(), stamp));
    }

    public Uni<Decision> stop(Target target, Caller caller) {
        return run(target, caller, (releasing, found, stamp) -> releasing.stop(found.update(), stamp));
    }

    public Uni<Decision> retract(Target target, Caller caller) {
        return run(target, caller, (releasing, found, stamp) -> releasing.retract(found.update(), stamp));
    }

    /**
     * What an update is to read from now on.
     *
     * @param message or null to keep it; a new one has no translations but those that come with it, for the others would
     *     still say what is corrected
     * @param messages translations that are new, by locale
     */
    public record Correction(String message, Map<String, String> messages, boolean notifies) {}

    public Uni<Decision> correct(Target target, Correction wish, Caller caller) {
        return run(target, caller, (releasing, found, stamp) -> {
            Update update = found.update();
            String text = wish.message() == null ? update.message() : wish.message();
            Map<String, String> texts = new HashMap<>(text.equals(update.message()) ? update.messages() : Map.of());
            texts.putAll(wish.messages());
            UpdateSize.check(text, texts);
            return releasing.correct(update, text, texts, wish.notifies(), stamp);
        });
    }

    private Uni<Decision> run(Target target, Caller caller, Verb verb) {
        return changes.locked(target.ref(), target.expected())
                .chain(incident -> find(incident, target.update())
                        .chain(found -> recognition
                                .of(caller, found.update().author())
                                .chain(known -> {
                                    var releasing = new Releasing(incident, policy);
                                    Decision decision =
                                            translations.complete(verb.decide(releasing, found, stamps.next(known)));
                                    return changes.keep(decision, caller);
                                })));
    }

    private Uni<Found> find(Incident incident, String update) {
        return incidents
                .update(incident.key().id(), update)
                .onItem()
                .ifNull()
                .failWith(() ->
                        new Unknown("update " + update + " of " + incident.key().ref()))
                .chain(found -> incidents.saidSince(incident.key().id(), found).map(since -> new Found(found, since)));
    }

    /** @param since what was said after it was posted */
    private record Found(Update update, SaidSince since) {}

    /** What is done with it. */
    @FunctionalInterface
    private interface Verb {
        Decision decide(Releasing releasing, Found found, Stamp stamp);
    }
}
