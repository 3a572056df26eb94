package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * An incident and the rules of its life. Immutable: each change answers a {@link Decision} with the incident as it is
 * afterwards, or throws a {@link Refusal} and leaves everything as it was. Knows no clock, no database, no framework.
 */
public record Incident(
        IncidentKey key,
        Headline headline,
        Progress progress,
        List<AffectedComponent> components,
        int updates,
        Origin origin,
        Revision revision) {

    public Incident {
        components = List.copyOf(components);
    }

    /** Opens an incident; the first update goes with it. */
    public static Decision declare(IncidentKey key, Declaration wish, Stamp stamp) {
        Instant startedAt = wish.startedAt() == null ? stamp.at() : wish.startedAt();
        Incident blank = new Incident(
                key,
                wish.headline(),
                Progress.beginning(startedAt, stamp.at()),
                List.of(),
                0,
                stamp.actor().origin(),
                Revision.NONE);
        Decision first = blank.post(wish.first(), stamp);
        return new Decision(first.after(), first.update(), Fact.DECLARED, first.published());
    }

    /** Says something: with or without a new status, at any time of an incident's life. */
    public Decision post(UpdateDraft draft, Stamp stamp) {
        boolean told = isTold(draft);
        Status from = told ? Objects.requireNonNullElse(progress.publicStatus(), progress.status()) : progress.status();
        Status next = Objects.requireNonNullElse(draft.status(), from);
        if (!from.mayBecome(next)) {
            throw new Refusal.IllegalTransition(from, next);
        }
        boolean inside = isPublic() && !told;
        if (inside && draft.changesThePage()) {
            throw new Refusal.PublicByNature();
        }
        boolean resolves = !inside && next == Status.RESOLVED && progress.resolvedAt() == null;
        List<ComponentChange> changes = resolves ? recovered(draft) : draft.components();
        Incident after = new Incident(
                key,
                headline.with(draft),
                moved(draft, next, told, stamp),
                holding(changes),
                updates + 1,
                origin,
                revision.next(told));
        return new Decision(
                after, after.said(draft, next, changes, stamp, told), resolves ? Fact.RESOLVED : Fact.UPDATED, told);
    }

    public boolean isPublic() {
        return headline.visibility() == Visibility.PUBLIC;
    }

    /**
     * A note that stays inside moves the status responders see and nothing the public was told. What is said to all
     * goes on from what all were told: without a status of its own it repeats that one, and leaves the inner one be.
     */
    private Progress moved(UpdateDraft draft, Status next, boolean told, Stamp stamp) {
        if (isPublic() && !told) {
            return progress.notedInternally(next, stamp.at());
        }
        Progress moved = progress.moved(next, told, stamp.at(), promise(draft, stamp));
        return draft.status() == null ? moved.keepingStatus(progress.status()) : moved;
    }

    private static Instant promise(UpdateDraft draft, Stamp stamp) {
        return draft.nextUpdateIn() == null ? null : stamp.at().plus(draft.nextUpdateIn());
    }

    private boolean isTold(UpdateDraft draft) {
        return isPublic() && draft.visibility() != Visibility.INTERNAL;
    }

    private Update said(UpdateDraft draft, Status status, List<ComponentChange> changes, Stamp stamp, boolean told) {
        return new Update(
                stamp.updateId(),
                stamp.updatePublicId(),
                updates,
                status,
                draft.message(),
                draft.messages(),
                told ? Visibility.PUBLIC : Visibility.INTERNAL,
                UpdateState.PUBLISHED,
                draft.notifies(),
                changes,
                headline.regions(),
                stamp.actor(),
                stamp.at(),
                told ? stamp.at() : null,
                null);
    }

    /** Resolving brings back every component of the incident of which the update says nothing else. */
    private List<ComponentChange> recovered(UpdateDraft draft) {
        List<ComponentChange> changes = new ArrayList<>(draft.components());
        for (AffectedComponent held : components) {
            boolean named = changes.stream().anyMatch(change -> change.id().equals(held.id()));
            if (!named && held.status() != ComponentStatus.OPERATIONAL) {
                changes.add(new ComponentChange(
                        held.id(), held.code(), held.name(), held.status(), ComponentStatus.OPERATIONAL));
            }
        }
        return changes;
    }

    private List<AffectedComponent> holding(List<ComponentChange> changes) {
        Map<UUID, AffectedComponent> held = new LinkedHashMap<>();
        components.forEach(component -> held.put(component.id(), component));
        changes.forEach(change -> held.put(
                change.id(), new AffectedComponent(change.id(), change.code(), change.name(), change.status())));
        return List.copyOf(held.values());
    }
}
