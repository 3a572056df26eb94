package io.sitrep.incident.importer;

import io.sitrep.incident.store.ComponentRow;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What a component may be called here: two of one group, or of none, could not be told apart in chat. */
final class Names {
    private Names() {}

    /** The name, or with a number behind it when another live component of the group has it. */
    static String unlike(String name, UUID group, Collection<ComponentRow> live) {
        return unlike(
                name,
                wanted -> live.stream()
                        .anyMatch(row -> Objects.equals(row.groupId, group) && row.name.equalsIgnoreCase(wanted)));
    }

    static String unlike(String name, Predicate<String> taken) {
        String free = name;
        for (int i = 2; taken.test(free); i++) {
            free = name + " (" + i + ")";
        }
        return free;
    }

    /** The one live component of that name which was made here and not imported. */
    static Optional<ComponentRow> ours(String name, List<ComponentRow> known) {
        List<ComponentRow> namesakes = known.stream()
                .filter(row -> row.importDigest == null && row.retiredAt == null)
                .filter(row -> row.name.equalsIgnoreCase(name))
                .toList();
        return namesakes.size() == 1 ? Optional.of(namesakes.get(0)) : Optional.empty();
    }
}
