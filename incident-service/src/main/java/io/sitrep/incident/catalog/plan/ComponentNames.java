package io.sitrep.incident.catalog.plan;

import io.sitrep.incident.catalog.plan.Thing.Component;
import io.sitrep.incident.catalog.plan.Thing.Group;
import io.sitrep.incident.store.IncidentRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How components are called in a file: by name; where that stands in several groups and in none, the name means the one of
 * none; else {@code Group / Name}; at last by id.
 */
public final class ComponentNames {
    private final Map<String, List<Component>> byName = new HashMap<>();
    private final Map<String, List<Component>> byGroupAndName = new HashMap<>();
    private final Map<UUID, Component> byId = new HashMap<>();
    private final Map<UUID, String> groups = new HashMap<>();

    public ComponentNames(CatalogState catalog) {
        this(catalog.groups(), catalog.components());
    }

    ComponentNames(List<Group> groups, List<Component> components) {
        groups.forEach(group -> this.groups.put(group.id(), group.name()));
        components.forEach(component -> {
            byId.put(component.id(), component);
            put(byName, component.name(), component);
            put(byGroupAndName, qualified(component), component);
        });
    }

    /** Those that a text can mean: one when all is well. */
    public List<Component> called(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<Component> called = byName.getOrDefault(lower, List.of());
        if (called.size() > 1) {
            List<Component> single =
                    called.stream().filter(each -> each.group() == null).toList();
            return single.isEmpty() ? called : single;
        }
        if (called.isEmpty()) {
            called = byGroupAndName.getOrDefault(lower, List.of());
        }
        return called.isEmpty() ? byId(lower) : called;
    }

    private List<Component> byId(String text) {
        return IncidentRef.uuid(text).map(byId::get).map(List::of).orElse(List.of());
    }

    /** The shortest text that means it and nothing else. */
    public String text(UUID id) {
        Component component = byId.get(id);
        return Stream.of(component.name(), qualified(component))
                .filter(text -> called(text).equals(List.of(component)))
                .findFirst()
                .orElse(id.toString());
    }

    public boolean isKnown(UUID id) {
        return byId.containsKey(id);
    }

    String group(UUID id) {
        return groups.get(id);
    }

    private String qualified(Component component) {
        return (component.group() == null ? "" : groups.get(component.group()) + " / ") + component.name();
    }

    private static void put(Map<String, List<Component>> index, String text, Component component) {
        index.computeIfAbsent(text.toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(component);
    }
}
