package io.sitrep.incident.command;

import io.sitrep.incident.domain.Decision;
import io.sitrep.incident.domain.PublicationPolicy;
import io.sitrep.incident.domain.Publishing;
import io.sitrep.incident.domain.Stamp;
import io.sitrep.incident.domain.UpdateDraft;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Says something about an incident, in the caller's transaction. */
@ApplicationScoped
public class PostUpdate {
    private final Changes changes;
    private final ComponentChanges components;
    private final PublicationPolicy policy;
    private final Translations translations;
    private final Stamps stamps;

    PostUpdate(
            Changes changes,
            ComponentChanges components,
            PublicationPolicy policy,
            Translations translations,
            Stamps stamps) {
        this.changes = changes;
        this.components = components;
        this.policy = policy;
        this.translations = translations;
        this.stamps = stamps;
    }

    /**
     * @param draft its components still unnamed
     * @throws Unknown when there is no such incident
     * @throws Stale when it has changed since the caller saw it
     */
    public Uni<Decision> run(IncidentTarget target, UpdateDraft draft, List<ComponentTarget> named, Caller caller) {
        return decided(target, draft, named, caller, Publishing::post);
    }

    /** The same for an incident that was resolved, and is taken up again by it. */
    public Uni<Decision> reopen(IncidentTarget target, UpdateDraft draft, Caller caller) {
        return decided(target, draft, List.of(), caller, Publishing::reopen);
    }

    private Uni<Decision> decided(
            IncidentTarget target, UpdateDraft draft, List<ComponentTarget> named, Caller caller, Word word) {
        return changes.locked(target.ref(), target.expected())
                .chain(incident -> components.resolve(named, incident).chain(found -> {
                    var publishing = new Publishing(incident, policy);
                    var decision =
                            translations.complete(word.say(publishing, draft.changing(found), stamps.next(caller)));
                    return changes.keep(decision, caller);
                }));
    }

    /** How it is said. */
    @FunctionalInterface
    private interface Word {
        Decision say(Publishing publishing, UpdateDraft draft, Stamp stamp);
    }
}
