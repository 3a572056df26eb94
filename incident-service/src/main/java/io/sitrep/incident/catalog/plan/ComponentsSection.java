package io.sitrep.incident.catalog.plan;

import static java.util.stream.Collectors.toMap;

import io.sitrep.incident.catalog.document.Document;
import io.sitrep.incident.catalog.document.Findings;
import io.sitrep.incident.catalog.plan.Thing.Component;
import io.sitrep.incident.catalog.plan.Thing.Group;
import io.sitrep.incident.catalog.region.RegionTree;
import io.sitrep.incident.store.Provides;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads what a file says of components, in their section and in the lists of their groups. */
final class ComponentsSection {
    private final Document document;
    private final CatalogState before;
    private final List<Group> groups;
    private final RegionTree regions;

    ComponentsSection(Document document, CatalogState before, List<Group> groups, RegionTree regions) {
        this.document = document;
        this.before = before;
        this.groups = groups;
        this.regions = regions;
    }

    /**
     * One component as the file has it.
     *
     * @param group the one it belongs to, or null
     * @param place in its list, from 1
     */
    record Written(Reading reading, UUID group, int place) {
        String name() {
            return reading.text("name");
        }
    }

    static boolean isIn(Document document) {
        return document.root().has(Sections.COMPONENTS)
                || Reading.list(document, Sections.GROUPS).stream().anyMatch(group -> group.has(Sections.COMPONENTS));
    }

    List<Component> read(Supplier<UUID> ids) {
        if (!isIn(document)) {
            return freed();
        }
        Map<Written, UUID> identities = new Identities(before.components()).of(written(), ids);
        Map<UUID, Reading> readings = new LinkedHashMap<>();
        List<Component> components = new ArrayList<>();
        identities.forEach((written, id) -> {
            readings.put(id, written.reading());
            components.add(component(id, written));
        });
        return connected(components, readings);
    }

    /** As they were, but for groups that are gone. */
    private List<Component> freed() {
        Set<UUID> there = new HashSet<>(groups.stream().map(Group::id).toList());
        Set<String> names = new HashSet<>();
        List<Component> components = new ArrayList<>();
        for (Component component : before.components()) {
            Component now = there.contains(component.group()) ? component : component.in(null);
            components.add(now);
            if (!names.add(now.group() + " " + Reading.lower(now.name()))) {
                findings().refuse(Sections.GROUPS, "two components without a group would have the name " + now.name());
            }
        }
        return components;
    }

    private List<Written> written() {
        Map<String, UUID> byName =
                groups.stream().collect(toMap(group -> Reading.lower(group.name()), Group::id, (a, b) -> a));
        List<Written> all = new ArrayList<>();
        for (Reading group : Reading.list(document, Sections.GROUPS)) {
            UUID id = group.text("name") == null ? null : byName.get(Reading.lower(group.text("name")));
            int place = 0;
            for (Reading reading : group.list(Sections.COMPONENTS)) {
                all.add(new Written(reading, id, ++place));
            }
        }
        int place = 0;
        for (Reading reading : Reading.list(document, Sections.COMPONENTS)) {
            String group = reading.text("group");
            UUID id = group == null ? null : byName.get(Reading.lower(group));
            if (group != null && id == null) {
                reading.refuse("group", "is not a group that is known here: " + group);
            }
            all.add(new Written(reading, id, ++place));
        }
        return once(all);
    }

    private static List<Written> once(List<Written> all) {
        Map<String, Written> seen = new LinkedHashMap<>();
        for (Written written : all) {
            if (written.name() != null) {
                Written first = seen.putIfAbsent(written.group() + " " + Reading.lower(written.name()), written);
                if (first != null) {
                    written.reading()
                            .refuse(
                                    "name",
                                    "stands twice in one group, first at "
                                            + first.reading().path() + ": " + written.name());
                }
            }
        }
        return List.copyOf(seen.values());
    }

    private Component component(UUID id, Written written) {
        Reading reading = written.reading();
        return new Component(
                id,
                written.name(),
                written.group(),
                reading.text("description"),
                reading.number("position", written.place()),
                reading.flag("only_show_if_degraded"),
                reading.flag("showcase"),
                date(reading),
                List.of(),
                regions(reading),
                provides(reading));
    }

    private static Provides provides(Reading reading) {
        return reading.object("provides")
                .map(said -> new Provides(said.text("channel"), said.once("mail_domains")))
                .orElse(null);
    }

    private static LocalDate date(Reading reading) {
        String text = reading.text("start_date");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException none) {
            reading.refuse("start_date", "is not a date such as 2026-03-04: " + text);
            return null;
        }
    }

    private List<String> regions(Reading reading) {
        List<String> codes = new ArrayList<>();
        List<String> texts = reading.texts(Sections.REGIONS);
        for (int i = 0; i < texts.size(); i++) {
            String code = texts.get(i);
            if (code == null) {
                continue;
            }
            if (!regions.isKnown(code)) {
                reading.refuse(Sections.REGIONS, i, "is not a region that is known here: " + code);
            } else if (codes.contains(code)) {
                reading.refuse(Sections.REGIONS, i, "stands twice: " + code);
            } else {
                codes.add(code);
            }
        }
        return codes;
    }

    /** With what each depends on, which may be any of the others. */
    private List<Component> connected(List<Component> components, Map<UUID, Reading> readings) {
        ComponentNames names = new ComponentNames(groups, components);
        Map<UUID, List<UUID>> needs = new LinkedHashMap<>();
        components.forEach(component ->
                needs.put(component.id(), readings.get(component.id()).components("depends_on", names)));
        List<UUID> circle = Circle.in(needs);
        if (!circle.isEmpty()) {
            readings.get(circle.get(0)).refuse("depends_on", "makes a circle: " + Circle.named(circle, names::text));
        }
        return components.stream()
                .map(component -> component.needing(
                        needs.get(component.id()).stream().sorted(BY_TEXT).toList()))
                .toList();
    }

    private Findings findings() {
        return document.findings();
    }

    /** PostgreSQL's order of UUIDs; Java's own takes their halves for signed numbers. */
    private static final java.util.Comparator<UUID> BY_TEXT = java.util.Comparator.comparing(UUID::toString);
}
