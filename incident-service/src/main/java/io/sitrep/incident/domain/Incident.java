package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An incident, or a maintenance, which is told in the same way. Immutable. What can be done with it stands in {@link Publishing} (what is said), {@link Steering} (what
 * it is about), {@link Staffing} (who does what) and {@link Merge}: each change answers a {@link Decision} with the
 * incident as it is afterwards, or throws a {@link Refusal} and leaves everything as it was.
 *
 * @param updates how many were posted, pending ones too
 */
public record Incident(
        IncidentKey key,
        Headline headline,
        Progress progress,
        Response response,
        List<AffectedComponent> components,
        int updates,
        Origin origin,
        Revision revision) {

    public Incident {
        components = List.copyOf(components);
    }

    /** Opens an incident; the first update goes with it. */
    public static Decision declare(IncidentKey key, Declaration wish, PublicationPolicy policy, Stamp stamp) {
        Instant startedAt = wish.startedAt() == null ? stamp.at() : wish.startedAt();
        boolean planned = key.kind() == Kind.MAINTENANCE;
        Incident blank = new Incident(
                key,
                wish.announced(stamp.at()),
                Progress.beginning(key.kind().first(), startedAt, stamp.at()),
                Response.ledBy(wish.commander()),
                List.of(),
                0,
                stamp.actor().origin(),
                Revision.NONE);
        Decision first = new Publishing(blank, policy).first(wish.first(), wish.resolvedAt(), stamp);
        return new Decision(
                null,
                first.after(),
                planned ? planned(first) : Fact.DECLARED,
                first.change(),
                first.update(),
                first.publication(),
                Chronicle.declared(first.after(), first.update(), stamp));
    }

    /** One that is under way from its first word was started, and not only planned. */
    private static Fact planned(Decision first) {
        return first.fact() == Fact.STARTED ? Fact.STARTED : Fact.SCHEDULED;
    }

    /** How bad it is in the public's words. */
    public Impact impact() {
        return key.kind() == Kind.MAINTENANCE
                ? Impact.MAINTENANCE
                : headline.severity().impact();
    }

    public boolean isPublic() {
        return headline.visibility() == Visibility.PUBLIC;
    }

    /** Whether the public knows of it. */
    public boolean isKnown() {
        return isPublic() && progress.publicStatus() != null;
    }

    Incident with(Headline next) {
        return new Incident(key, next, progress, response, components, updates, origin, revision);
    }

    Incident with(Progress next) {
        return new Incident(key, headline, next, response, components, updates, origin, revision);
    }

    Incident with(Response next) {
        return new Incident(key, headline, progress, next, components, updates, origin, revision);
    }

    /** One update more. */
    Incident counting() {
        return new Incident(key, headline, progress, response, components, updates + 1, origin, revision);
    }

    /** One change more. */
    Incident revised(boolean told) {
        return new Incident(key, headline, progress, response, components, updates, origin, revision.next(told));
    }

    Incident holding(List<ComponentChange> changes) {
        Map<UUID, AffectedComponent> held = new LinkedHashMap<>();
        components.forEach(component -> held.put(component.id(), component));
        for (ComponentChange change : changes) {
            AffectedComponent before = held.getOrDefault(change.id(), AffectedComponent.unaffected(change));
            held.put(change.id(), before.after(change));
        }
        return new Incident(key, headline, progress, response, List.copyOf(held.values()), updates, origin, revision);
    }

    /** The status in which this incident holds a component, or what is given when it does not hold it. */
    ComponentStatus statusOf(UUID component, ComponentStatus otherwise) {
        return components.stream()
                .filter(held -> held.id().equals(component))
                .map(AffectedComponent::status)
                .findFirst()
                .orElse(otherwise);
    }
}
