package io.sitrep.incident.console.incident;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.store.ComponentRecord;
import io.sitrep.incident.view.ComponentView;
import io.sitrep.incident.view.IncidentView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How components do in parts of the world, as rows and columns. The first column is everywhere: what stands there holds wherever
 * nothing else is said.
 *
 * @param columns codes of regions
 */
public record Grid(List<String> columns, List<Row> rows) {
    /** What stands for everywhere in names of fields. */
    static final String EVERYWHERE = "world";

    static final String CELL = "cell.";
    static final String WAS = "was.cell.";

    /** One component. */
    public record Row(UUID id, String name, List<Cell> cells) {}

    /**
     * @param field name of it in the form
     * @param status as it was typed, else as it is; empty where nothing is said
     * @param was as it is
     */
    public record Cell(String field, String region, String status, String was) {}

    public static List<String> statuses() {
        return Arrays.stream(ComponentStatus.values()).map(Wire::wire).toList();
    }

    /** @param typed what was typed into it and refused, or nothing */
    static Grid of(IncidentView incident, List<ComponentRecord> known, Form typed) {
        Set<String> columns = new LinkedHashSet<>();
        columns.add(EVERYWHERE);
        columns.addAll(incident.regions());
        incident.components().forEach(component -> columns.addAll(component.regions()));
        List<String> added = typed.all("column");
        if (added != null) {
            columns.addAll(added);
        }
        Map<UUID, String> names = new LinkedHashMap<>();
        incident.components().forEach(component -> names.put(component.id(), component.name()));
        known.stream()
                .filter(component -> typed.has("row", component.id().toString())
                        || typed.fields().keySet().stream().anyMatch(field -> field.startsWith(CELL + component.id())))
                .forEach(component -> names.putIfAbsent(component.id(), component.name()));
        List<Row> rows = new ArrayList<>();
        names.forEach((id, name) -> rows.add(new Row(
                id,
                name,
                columns.stream()
                        .map(region -> cell(id, region, held(incident, id), typed))
                        .toList())));
        return new Grid(List.copyOf(columns), rows);
    }

    private static Cell cell(UUID id, String region, ComponentView held, Form typed) {
        String field = id + "." + region;
        String now = status(held, region);
        String mine = typed.raw(CELL + field);
        boolean touched = mine != null && !mine.equals(typed.raw(WAS + field));
        return new Cell(field, region, touched ? mine : now, now);
    }

    private static String status(ComponentView held, String region) {
        if (held == null) {
            return "";
        }
        if (held.regionStatuses().isEmpty()) {
            return region.equals(EVERYWHERE) ? held.status() : "";
        }
        return held.regionStatuses().getOrDefault(region, "");
    }

    private static ComponentView held(IncidentView incident, UUID id) {
        return incident.components().stream()
                .filter(component -> component.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
