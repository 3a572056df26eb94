package io.sitrep.incident.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Two incidents turn out to be one. The first is resolved and points to the second, which takes over the components that
 * still fail, so that nothing turns green by it.
 *
 * @param contains whether what happens in the second region happens in the first
 */
public record Merge(Incident source, Incident into, BiPredicate<String, String> contains) {

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
        List<String> regions = union(
                into.headline().regions(),
                source.headline().regions().stream().filter(this::isNews).toList());
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
            AffectedComponent held = held(component);
            if (component.statusByRegion().isEmpty() && held.statusByRegion().isEmpty()) {
                if (component.status().compareTo(held.status()) > 0) {
                    changes.add(change(component, component.status(), List.of()));
                }
            } else {
                worseThere(new Whereabouts(component, contains), new Whereabouts(held, contains))
                        .forEach((status, regions) -> changes.add(change(component, status, regions)));
            }
        }
        return changes;
    }

    /** As the other incident has it: operational where it does not have it at all. */
    private AffectedComponent held(AffectedComponent component) {
        return into.components().stream()
                .filter(held -> held.id().equals(component.id()))
                .findFirst()
                .orElseGet(() -> new AffectedComponent(
                        component.id(), component.code(), component.name(), ComponentStatus.OPERATIONAL, List.of()));
    }

    /** The regions in which it does worse than the other incident says, by how it does there. */
    private static Map<ComponentStatus, List<String>> worseThere(Whereabouts here, Whereabouts there) {
        Map<ComponentStatus, List<String>> worse = new EnumMap<>(ComponentStatus.class);
        union(here.regions(), there.regions()).forEach(region -> {
            ComponentStatus status = here.in(region);
            if (status.compareTo(there.in(region)) > 0) {
                worse.computeIfAbsent(status, any -> new ArrayList<>()).add(region);
            }
        });
        return worse;
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

    /** What lies in a region the other incident is about already adds nothing to it. */
    private boolean isNews(String region) {
        return into.headline().regions().stream().noneMatch(wider -> contains.test(wider, region));
    }

    private static List<String> union(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
