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
     * @param ref how the caller names the incident
     * @param draft its components still unnamed
     * @throws Unknown when there is no such incident
     */
    public Uni<Decision> run(String ref, UpdateDraft draft, List<ComponentTarget> targets, Caller caller) {
        return decided(ref, draft, targets, caller, Publishing::post);
    }

    /** The same for an incident that was resolved, and is taken up again by it. */
    public Uni<Decision> reopen(String ref, UpdateDraft draft, Caller caller) {
        return decided(ref, draft, List.of(), caller, Publishing::reopen);
    }

    private Uni<Decision> decided(
            String ref, UpdateDraft draft, List<ComponentTarget> targets, Caller caller, Word word) {
        return changes.locked(ref, Expected.ANY)
                .chain(incident -> components.resolve(targets, incident).chain(named -> {
                    var publishing = new Publishing(incident, policy);
                    var decision =
                            translations.complete(word.say(publishing, draft.changing(named), stamps.next(caller)));
                    return changes.keep(decision, caller).replaceWith(decision);
                }));
    }

    /** How it is said. */
    @FunctionalInterface
    private interface Word {
        Decision say(Publishing publishing, UpdateDraft draft, Stamp stamp);
    }
}
