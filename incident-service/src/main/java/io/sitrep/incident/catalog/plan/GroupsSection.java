package io.sitrep.incident.catalog.plan;

import static java.util.stream.Collectors.toMap;

import io.sitrep.incident.catalog.document.Document;
import io.sitrep.incident.catalog.plan.Thing.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the section {@code groups}: a group is known by its name. */
final class GroupsSection {
    private GroupsSection() {}

    static List<Group> read(Document document, CatalogState before, Supplier<UUID> ids) {
        if (!document.root().has(Sections.GROUPS)) {
            return before.groups();
        }
        Map<String, Group> known =
                before.groups().stream().collect(toMap(group -> Reading.lower(group.name()), Function.identity()));
        Map<String, Group> groups = new LinkedHashMap<>();
        int place = 0;
        for (Reading reading : Reading.list(document, Sections.GROUPS)) {
            place++;
            String name = reading.text("name");
            if (name == null) {
                continue;
            }
            Group old = known.get(Reading.lower(name));
            Group group = new Group(
                    old == null ? ids.get() : old.id(),
                    name,
                    reading.text("description"),
                    reading.number("position", place));
            if (groups.putIfAbsent(Reading.lower(name), group) != null) {
                reading.refuse("name", "stands twice: " + name);
            }
        }
        return List.copyOf(groups.values());
    }
}
