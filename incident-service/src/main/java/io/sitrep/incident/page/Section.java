package io.sitrep.incident.page;

import io.sitrep.incident.domain.ComponentStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Components that the page lists together.
 *
 * @param group they belong to, or null for those that belong to none
 */
public record Section(PublicGroup group, List<PublicComponent> components) {

    public Section {
        components = List.copyOf(components);
    }

    /** The worst status in it. */
    public ComponentStatus status() {
        return components.stream()
                .map(PublicComponent::status)
                .max(ComponentStatus::compareTo)
                .orElse(ComponentStatus.OPERATIONAL);
    }

    /** Groups and components without one stand in one order, by position and name; what has nothing to show is left out. */
    static List<Section> of(Catalog catalog) {
        List<Section> sections = new ArrayList<>();
        entries(catalog).forEach(entry -> {
            Section last = sections.isEmpty() ? null : sections.get(sections.size() - 1);
            if (entry.section.group == null && last != null && last.group == null) {
                sections.set(sections.size() - 1, last.with(entry.section.components));
            } else {
                sections.add(entry.section);
            }
        });
        return sections;
    }

    private record Entry(int position, String name, Section section) {}

    private static Stream<Entry> entries(Catalog catalog) {
        Stream<Entry> grouped = catalog.groups().stream()
                .map(group -> new Entry(
                        group.position(),
                        group.name(),
                        new Section(
                                group,
                                catalog.of(group).stream()
                                        .filter(PublicComponent::shows)
                                        .toList())));
        Stream<Entry> single = catalog.components().stream()
                .filter(component -> component.shows() && component.groupId() == null)
                .map(component ->
                        new Entry(component.position(), component.name(), new Section(null, List.of(component))));
        return Stream.concat(grouped, single)
                .filter(entry -> !entry.section.components.isEmpty())
                .sorted(Comparator.comparingInt(Entry::position).thenComparing(Entry::name));
    }

    private Section with(List<PublicComponent> more) {
        return new Section(
                group, Stream.concat(components.stream(), more.stream()).toList());
    }
}
