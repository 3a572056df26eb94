package io.sitrep.incident.page;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The components and their groups.
 *
 * @param groups in the order of the page
 * @param components in the order of the page; retired ones too
 * @param current those of them that are not retired
 * @param regions names of the house's own regions, by their code
 */
public record Catalog(
        List<PublicGroup> groups,
        List<PublicComponent> components,
        @JsonIgnore Map<UUID, PublicComponent> byId,
        @JsonIgnore List<PublicComponent> current,
        Map<String, String> regions) {
    static final Catalog EMPTY = new Catalog(List.of(), List.of(), Map.of());

    public Catalog {
        groups = List.copyOf(groups);
        components = List.copyOf(components);
        byId = Map.copyOf(byId);
        current = List.copyOf(current);
        regions = Map.copyOf(regions);
    }

    @JsonCreator
    Catalog(
            @JsonProperty("groups") List<PublicGroup> groups,
            @JsonProperty("components") List<PublicComponent> components,
            @JsonProperty("regions") Map<String, String> regions) {
        this(
                groups,
                components,
                components.stream().collect(toMap(PublicComponent::id, Function.identity())),
                components.stream().filter(component -> !component.retired()).toList(),
                regions);
    }

    public List<PublicComponent> of(PublicGroup group) {
        return current.stream()
                .filter(component -> group.id().equals(component.groupId()))
                .toList();
    }

    public Optional<PublicComponent> component(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<PublicGroup> group(UUID id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }
}
