package io.sitrep.incident.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Two incidents turn out to be one. The first is resolved and points to the second, which takes over the components that
 * still fail, so that nothing turns green by it.
 */
public record Merge(Incident source, Incident into) {

    /** What becomes of both. */
    public record Decisions(Decision source, Decision into) {}

    /**
     * @param sourceStamp for what is said of the first
     * @param intoStamp for what is written down of the second
     */
    public Decisions decide(Stamp sourceStamp, Stamp intoStamp) {
        allowed();
        return new Decisions(left(sourceStamp), taken(intoStamp));
    }

    private void allowed() {
        if (source.key().equals(into.key())) {
            throw new Refusal.NotMergeable("An incident cannot be merged into itself");
        }
        if (source.key().kind() != Kind.INCIDENT || into.key().kind() != Kind.INCIDENT) {
            throw new Refusal.NotMergeable("Incidents alone can be merged, no maintenance");
        }
        if (!source.progress().status().isOpen() || source.response().mergedInto() != null) {
            throw new Refusal.NotMergeable(
                    "%s is not open any more".formatted(source.key().ref()));
        }
        if (!into.progress().status().isOpen()) {
            throw new Refusal.NotMergeable("%s is not open any more: reopen it first"
                    .formatted(into.key().ref()));
        }
        if (source.isPublic() && !source.isKnown()) {
            throw new Refusal.NotMergeable("The first update of %s is not public yet: publish or stop it first"
                    .formatted(source.key().ref()));
        }
        if (source.isKnown() && !into.isKnown()) {
            throw new Refusal.NotMergeable("The public knows of %s and not of %s: it would lose sight of it"
                    .formatted(source.key().ref(), into.key().ref()));
        }
    }

    private Decision left(Stamp stamp) {
        String message = "This continues as part of another incident: %s"
                .formatted(into.headline().title());
        Effects over = Effects.of(Status.RESOLVED).changing(failingOn());
        var draft = new UpdateDraft(message, Map.of(), over, true, null, Publish.NOW);
        Decision said = new Publishing(source, PublicationPolicy.AT_ONCE).post(draft, stamp);
        return new Decision(
                source,
                said.after().with(source.response().merged(into.key())),
                Fact.MERGED,
                new Change.Merged(into.key(), into.headline().title(), true),
                said.update(),
                said.publication(),
                Chronicle.merged("Merged into " + into.key().ref(), into.key(), stamp));
    }

    private Decision taken(Stamp stamp) {
        List<ComponentChange> changes = takenOver();
        List<String> regions =
                union(into.headline().regions(), source.headline().regions());
        List<String> fields = new ArrayList<>();
        if (!changes.isEmpty()) {
            fields.add("components");
        }
        if (!regions.equals(into.headline().regions())) {
            fields.add("regions");
        }
        boolean told = into.isKnown() && !fields.isEmpty();
        Incident after = into.with(into.headline().concerning(regions))
                .holding(changes)
                .with(into.progress().touched(stamp.at()))
                .revised(told);
        return new Decision(
                into,
                after,
                Fact.MERGED,
                new Change.Merged(source.key(), source.headline().title(), false),
                null,
                told ? Publication.of(Publication.Kind.CORRECTED, after, fields) : null,
                Chronicle.merged("Took in " + source.key().ref(), source.key(), stamp));
    }

    /** What still fails goes on failing as part of the other one: nobody is told that it recovered. */
    private List<ComponentChange> failingOn() {
        return source.components().stream()
                .filter(component -> component.status() != ComponentStatus.OPERATIONAL)
                .map(component -> new ComponentChange(
                        component.id(),
                        component.code(),
                        component.name(),
                        component.status(),
                        component.status(),
                        null))
                .toList();
    }

    private List<ComponentChange> takenOver() {
        List<ComponentChange> changes = new ArrayList<>();
        for (AffectedComponent component : source.components()) {
            if (component.statusByRegion().isEmpty()) {
                if (component.status().compareTo(into.statusOf(component.id(), ComponentStatus.OPERATIONAL)) > 0) {
                    changes.add(change(component, component.status(), List.of()));
                }
            } else {
                worseThere(component).forEach((status, regions) -> changes.add(change(component, status, regions)));
            }
        }
        return changes;
    }

    /** The regions in which it does worse than the other incident says, by how it does there. */
    private Map<ComponentStatus, List<String>> worseThere(AffectedComponent component) {
        Map<ComponentStatus, List<String>> worse = new EnumMap<>(ComponentStatus.class);
        component.statusByRegion().forEach((region, status) -> {
            if (status.compareTo(there(component.id(), region)) > 0) {
                worse.computeIfAbsent(status, any -> new ArrayList<>()).add(region);
            }
        });
        return worse;
    }

    private ComponentStatus there(UUID component, String region) {
        return into.components().stream()
                .filter(held -> held.id().equals(component))
                .findFirst()
                .map(held -> held.statusByRegion().isEmpty()
                        ? held.status()
                        : held.statusByRegion().getOrDefault(region, ComponentStatus.OPERATIONAL))
                .orElse(ComponentStatus.OPERATIONAL);
    }

    private ComponentChange change(AffectedComponent component, ComponentStatus status, List<String> regions) {
        return new ComponentChange(
                component.id(),
                component.code(),
                component.name(),
                into.statusOf(component.id(), ComponentStatus.OPERATIONAL),
                status,
                regions);
    }

    private static List<String> union(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
