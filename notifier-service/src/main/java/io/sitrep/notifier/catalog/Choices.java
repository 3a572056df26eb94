package io.sitrep.notifier.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a subscriber can choose from at one moment, in the order in which the page lists it.
 *
 * @param retired names of the components that can no longer be chosen, by id; whoever chose one before may keep it
 */
public record Choices(List<Component> components, List<Group> groups, List<Region> regions, Map<UUID, String> retired) {
    /** @param groupId null where it is in none */
    public record Component(UUID id, String publicId, String name, UUID groupId) {}

    /** What components are listed under. */
    public record Group(UUID id, String publicId, String name) {}

    /** @param name null for those that come with the suite: they have names in each language */
    public record Region(String code, String name, String parent) {}

    /** Whether anything was told yet. Before that, every component and group may be one. */
    public boolean areKnown() {
        return !components.isEmpty() || !groups.isEmpty();
    }

    public boolean haveComponents(Collection<UUID> ids) {
        return !areKnown()
                || components.stream()
                        .map(Component::id)
                        .collect(Collectors.toSet())
                        .containsAll(ids);
    }

    public boolean haveGroups(Collection<UUID> ids) {
        return !areKnown()
                || groups.stream().map(Group::id).collect(Collectors.toSet()).containsAll(ids);
    }

    /** Regions that come with the suite are always known. */
    public boolean haveRegions(Collection<String> codes) {
        Set<String> known = regions.stream().map(Region::code).collect(Collectors.toSet());
        return codes.stream().allMatch(code -> code != null && known.contains(code));
    }

    /** @param reference an id, a public id, or the name where only one has it */
    public Optional<UUID> component(String reference) {
        return components.stream()
                .filter(each -> each.publicId().equals(reference)
                        || each.id().toString().equalsIgnoreCase(reference))
                .map(Component::id)
                .findFirst()
                .or(() -> onlyOne(components.stream()
                        .filter(each -> each.name().equalsIgnoreCase(reference))
                        .map(Component::id)
                        .toList()));
    }

    /** @param reference an id, a public id, or the name where only one has it */
    public Optional<UUID> group(String reference) {
        return groups.stream()
                .filter(each -> each.publicId().equals(reference)
                        || each.id().toString().equalsIgnoreCase(reference))
                .map(Group::id)
                .findFirst()
                .or(() -> onlyOne(groups.stream()
                        .filter(each -> each.name().equalsIgnoreCase(reference))
                        .map(Group::id)
                        .toList()));
    }

    private static Optional<UUID> onlyOne(List<UUID> ids) {
        return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }
}
