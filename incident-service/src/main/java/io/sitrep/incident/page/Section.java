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
        List<PublicComponent> single = new ArrayList<>();
        entries(catalog).forEach(entry -> {
            if (entry.section.group == null) {
                single.addAll(entry.section.components);
            } else {
                end(single, sections);
                sections.add(entry.section);
            }
        });
        end(single, sections);
        return sections;
    }

    /** Components without a group that follow each other are one section. */
    private static void end(List<PublicComponent> single, List<Section> sections) {
        if (!single.isEmpty()) {
            sections.add(new Section(null, single));
            single.clear();
        }
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
}
