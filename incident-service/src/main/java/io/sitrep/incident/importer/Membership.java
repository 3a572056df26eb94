package io.sitrep.incident.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which group a component of the export belongs to: as it says itself, else as the group says. */
final class Membership {
    private final Map<String, StatuspageComponent> groups = new HashMap<>();
    private final Map<String, StatuspageComponent> lists = new HashMap<>();

    Membership(List<StatuspageComponent> groups) {
        groups.forEach(group -> {
            this.groups.put(group.id(), group);
            if (group.components() != null) {
                group.components().forEach(code -> lists.putIfAbsent(code, group));
            }
        });
    }

    /** Empty when it belongs to none, or to one that is not in the export. */
    Optional<StatuspageComponent> of(StatuspageComponent component) {
        return Optional.ofNullable(
                component.groupId() == null ? lists.get(component.id()) : groups.get(component.groupId()));
    }
}
