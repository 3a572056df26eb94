package io.sitrep.incident.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Takes an incident up and changes what it is about, without a word to subscribers. */
public record Steering(Incident incident) {

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

    /** Empty when everything is as it is wished already. */
    public Optional<Decision> edit(Edit wish, Stamp stamp) {
        Headline now = incident.headline();
        Headline next = wish.applied(now);
        List<ComponentChange> changes = effective(wish.components());
        List<String> fields = fields(now, next, changes);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Incident changed = shown(incident.with(next).holding(changes), stamp);
        boolean told = incident.isKnown() || changed.isKnown();
        Incident after = changed.revised(told);
        boolean componentsAlone = fields.equals(List.of("components"));
        return Optional.of(new Decision(
                incident,
                after,
                componentsAlone ? Fact.COMPONENT_CHANGED : Fact.EDITED,
                componentsAlone ? new Change.ComponentsChanged(changes) : new Change.Edited(fields),
                null,
                told ? publication(after, fields) : null,
                Chronicle.edited(incident, after, fields, changes, stamp)));
    }

    /** What goes from inside to the public is known from then on as it stands, and the other way it is gone. */
    private Incident shown(Incident changed, Stamp stamp) {
        Progress progress = changed.progress().touched(stamp.at());
        if (changed.isPublic() == incident.isPublic()) {
            return changed.with(progress);
        }
        return changed.with(changed.isPublic() ? progress.shown(stamp.at()) : progress.hidden(stamp.at()));
    }

    /** Of an incident that goes inside the public hears what it knew, not what was changed with it. */
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
            return Publication.of(Publication.Kind.RETRACTED, last, List.of("visibility"));
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
        return held.isEmpty()
                || held.get().status() != change.status()
                || change.regions() != null
                        && !change.regions().equals(held.get().regions());
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
        return fields;
    }

    private static void add(List<String> fields, String field, Object now, Object next) {
        if (!Objects.equals(now, next)) {
            fields.add(field);
        }
    }
}
