package io.sitrep.incident.catalog.plan;

import io.sitrep.incident.catalog.plan.ComponentsSection.Written;
import io.sitrep.incident.catalog.plan.Thing.Component;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Which component of a file is which of those that are here: the one of that name in that group; else the only one of that
 * name that is left over on either side, which has then moved to another group; else it is new.
 */
final class Identities {
    private final Map<String, Component> byPlace = new LinkedHashMap<>();

    Identities(List<Component> components) {
        components.forEach(component -> byPlace.put(place(component.group(), component.name()), component));
    }

    Map<Written, UUID> of(List<Written> all, Supplier<UUID> ids) {
        Map<Written, UUID> identities = new LinkedHashMap<>();
        Map<String, List<Written>> strangers = new HashMap<>();
        for (Written written : all) {
            Component known = byPlace.remove(place(written.group(), written.name()));
            identities.put(written, known == null ? null : known.id());
            if (known == null) {
                strangers
                        .computeIfAbsent(Reading.lower(written.name()), name -> new ArrayList<>())
                        .add(written);
            }
        }
        Map<String, List<Component>> leftOver = new HashMap<>();
        byPlace.values()
                .forEach(component -> leftOver.computeIfAbsent(
                                Reading.lower(component.name()), name -> new ArrayList<>())
                        .add(component));
        strangers.forEach((name, written) -> {
            List<Component> left = leftOver.getOrDefault(name, List.of());
            boolean moved = written.size() == 1 && left.size() == 1;
            written.forEach(each -> identities.put(each, moved ? left.get(0).id() : ids.get()));
        });
        return identities;
    }

    private static String place(UUID group, String name) {
        return group + " " + Reading.lower(name);
    }
}
