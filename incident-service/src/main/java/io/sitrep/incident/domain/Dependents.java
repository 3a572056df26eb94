package io.sitrep.incident.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which components depend on which. Circles do no harm.
 *
 * @param of those that depend directly on a component
 */
public record Dependents(Map<UUID, List<Dependent>> of) {
    /** More than a human can look at. */
    private static final int MOST = 200;

    /** A component that depends on another one. */
    public record Dependent(UUID id, String code, String name) {}

    /**
     * What may fail next: everything that depends, directly or not, on what fails and is not spoken of yet. The nearest
     * first, and by the shortest way; by that of the worst failure where there are several.
     */
    public List<Proposal> proposals(List<AffectedComponent> held) {
        Set<UUID> seen = new HashSet<>();
        held.forEach(component -> seen.add(component.id()));
        Deque<Proposal> ahead = new ArrayDeque<>();
        held.stream()
                .filter(Dependents::fails)
                .sorted(Comparator.comparing(AffectedComponent::status).reversed())
                .forEach(component -> ahead.add(new Proposal(
                        component.id(),
                        component.code(),
                        component.name(),
                        component.status(),
                        List.of(component.name()))));
        List<Proposal> proposals = new ArrayList<>();
        while (!ahead.isEmpty() && proposals.size() < MOST) {
            Proposal last = ahead.remove();
            for (Dependent next : of.getOrDefault(last.id(), List.of())) {
                if (seen.add(next.id())) {
                    Proposal proposal = following(last, next);
                    proposals.add(proposal);
                    ahead.add(proposal);
                }
            }
        }
        return proposals;
    }

    /** Planned work is no failure: whoever plans it names what it concerns. */
    public static boolean fails(AffectedComponent component) {
        return component.status().compareTo(ComponentStatus.UNDER_MAINTENANCE) > 0;
    }

    private static Proposal following(Proposal last, Dependent next) {
        List<String> path = new ArrayList<>(last.path());
        path.add(next.name());
        return new Proposal(next.id(), next.code(), next.name(), last.status(), path);
    }
}
