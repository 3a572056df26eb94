package io.sitrep.incident.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes an incident up and changes what it is about, without a word to subscribers.
 *
 * @param policy what stands between an incident that was internal and the public
 */
public record Steering(Incident incident, PublicationPolicy policy) {

    /** For what the public does not learn. */
    public Steering(Incident incident) {
        this(incident, PublicationPolicy.AT_ONCE);
    }

    /** Empty when it was acknowledged before: the first one counts. */
    public Optional<Decision> acknowledge(Stamp stamp) {
        if (incident.response().acknowledgedAt() != null) {
            return Optional.empty();
        }
        Incident after = incident.with(incident.response().acknowledged(stamp.at()))
                .with(incident.progress().touched(stamp.at()))
                .revised(false);
        return Optional.of(new Decision(
                incident,
                after,
                Fact.ACKNOWLEDGED,
                new Change.Acknowledged(),
                null,
                null,
                Chronicle.plain(Fact.ACKNOWLEDGED, "Acknowledged", stamp)));
    }

    /**
     * Empty when everything is as it is wished already. An incident that becomes public is known from then on; where
     * somebody has to approve what the public learns, or an update waits, only with the next update that comes out.
     *
     * @param updatesWait whether an update is on its way to the public
     */
    public Optional<Decision> edit(Edit wish, boolean updatesWait, Stamp stamp) {
        Headline now = incident.headline();
        Headline next = wish.applied(now);
        List<ComponentChange> changes = effective(wish.components());
        List<String> fields = fields(now, next, changes);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        staysOver(changes);
        staysAhead(now.schedule(), next.schedule());
        Incident changed = shown(incident.with(next).holding(changes), updatesWait, stamp);
        boolean told = incident.isKnown() || changed.isKnown();
        Incident after = changed.revised(told);
        boolean componentsAlone = fields.equals(List.of("components"));
        return Optional.of(new Decision(
                incident,
                after,
                componentsAlone ? Fact.COMPONENT_CHANGED : Fact.EDITED,
                componentsAlone ? new Change.ComponentsChanged(changes) : new Change.Edited(fields, changes),
                null,
                told ? publication(after, fields) : null,
                Chronicle.edited(incident, after, fields, changes, stamp)));
    }

    private void staysOver(List<ComponentChange> changes) {
        if (incident.progress().resolvedAt() != null
                && changes.stream().anyMatch(change -> change.status() != ComponentStatus.OPERATIONAL)) {
            throw new Refusal.Over(incident.progress().status());
        }
    }

    private void staysAhead(Schedule now, Schedule next) {
        if (now == null || now.equals(next)) {
            return;
        }
        Status reached = new Upkeep(incident).reached();
        if (!reached.isOpen() || incident.progress().resolvedAt() != null) {
            throw new Refusal.NotAhead(reached, "another plan");
        }
        if (reached != Status.SCHEDULED && !now.from().equals(next.from())) {
            throw new Refusal.NotAhead(reached, "another beginning");
        }
        if (reached != Status.SCHEDULED && !Objects.equals(now.recurrence(), next.recurrence())) {
            throw new Refusal.NotAhead(reached, "another rule");
        }
    }

    private Incident shown(Incident changed, boolean updatesWait, Stamp stamp) {
        Progress progress =
                changed.progress().planned(changed.headline().schedule()).touched(stamp.at());
        if (changed.isPublic() == incident.isPublic()) {
            return changed.with(progress);
        }
        if (!changed.isPublic()) {
            return changed.with(progress.hidden(updatesWait ? reached(progress) : progress.status(), stamp.at()));
        }
        boolean byAnUpdateAlone = updatesWait
                || policy.wantsApproval(incident.headline().severity())
                || policy.wantsApproval(changed.headline().severity());
        return changed.with(byAnUpdateAlone ? progress.toBeShown(stamp.at()) : progress.shown(stamp.at()));
    }

    /** Where it stands without what only an update that waits is to bring about: an end. */
    private Status reached(Progress progress) {
        if (progress.status().isOpen() || progress.resolvedAt() != null) {
            return progress.status();
        }
        return progress.publicStatus() == null ? incident.key().kind().first() : progress.publicStatus();
    }

    /**
     * Of an incident that goes inside the public hears what it knew, not what was changed with it; and who was told of it hears that it
     * was taken back.
     */
    private Publication publication(Incident after, List<String> fields) {
        if (!after.isKnown()) {
            Incident last = new Incident(
                    incident.key(),
                    incident.headline(),
                    incident.progress(),
                    incident.response(),
                    incident.components(),
                    incident.updates(),
                    incident.origin(),
                    after.revision());
            return Publication.takenBack(last);
        }
        return incident.isKnown()
                ? Publication.of(Publication.Kind.CORRECTED, after, fields)
                : Publication.of(Publication.Kind.PUBLISHED, after, List.of("visibility"));
    }

    private List<ComponentChange> effective(List<ComponentChange> wished) {
        if (wished == null) {
            return List.of();
        }
        return wished.stream()
                .map(change -> change.from(incident.statusOf(change.id(), change.oldStatus())))
                .filter(this::changesSomething)
                .toList();
    }

    private boolean changesSomething(ComponentChange change) {
        Optional<AffectedComponent> held = incident.components().stream()
                .filter(component -> component.id().equals(change.id()))
                .findFirst();
        return held.isEmpty() || !held.get().after(change).equals(held.get());
    }

    private static List<String> fields(Headline now, Headline next, List<ComponentChange> changes) {
        List<String> fields = new ArrayList<>();
        add(fields, "title", now.title(), next.title());
        add(fields, "severity", now.severity(), next.severity());
        add(fields, "visibility", now.visibility(), next.visibility());
        add(fields, "regions", now.regions(), next.regions());
        add(fields, "components", List.of(), changes);
        add(fields, "workaround", now.workaround(), next.workaround());
        add(fields, "cause", now.cause(), next.cause());
        add(fields, "data_impact", now.dataImpact(), next.dataImpact());
        add(fields, "schedule", now.schedule(), next.schedule());
        return fields;
    }

    private static void add(List<String> fields, String field, Object now, Object next) {
        if (!Objects.equals(now, next)) {
            fields.add(field);
        }
    }
}
