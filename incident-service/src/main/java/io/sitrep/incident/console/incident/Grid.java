package io.sitrep.incident.console.incident;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.store.ComponentRecord;
import io.sitrep.incident.view.ComponentView;
import io.sitrep.incident.view.IncidentView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
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
 * @param regions those of the incident, as they are
 */
public record Grid(List<String> columns, Set<String> regions, List<Row> rows) {
    /** What stands for everywhere in names of fields. */
    static final String EVERYWHERE = "world";

    static final String CELL = "cell.";
    static final String WAS = "was.cell.";
    static final String COLUMN = "column";
    static final String WAS_COLUMN = "was.column";

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
        columns.addAll(added(incident, typed));
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
        return new Grid(List.copyOf(columns), new LinkedHashSet<>(incident.regions()), rows);
    }

    /** Parts of the world that were added and that it has not got yet, by themselves or by what is said of them. */
    private static Set<String> added(IncidentView incident, Form typed) {
        Set<String> added = columns(typed, COLUMN);
        added.removeAll(columns(typed, WAS_COLUMN));
        typed.beginning(CELL).forEach((field, status) -> {
            if (!status.equals(typed.raw(WAS + field))) {
                added.add(field.substring(field.indexOf('.') + 1));
            }
        });
        incident.regions().forEach(added::remove);
        return added;
    }

    static Set<String> columns(Form typed, String field) {
        List<String> all = typed.all(field);
        return all == null ? new LinkedHashSet<>() : new LinkedHashSet<>(all);
    }

    /**
     * Whether everything that its form shows is as it was seen: the parts of the world, and how the components in it do. One that
     * somebody else has put beside them meanwhile is not in it.
     */
    static boolean isAsSeen(IncidentView incident, Form typed) {
        Set<String> shown = shown(typed);
        Map<String, String> now = new HashMap<>();
        incident.components().stream()
                .filter(component -> shown.contains(component.id().toString()))
                .forEach(component ->
                        said(component).forEach((region, status) -> now.put(component.id() + "." + region, status)));
        return columns(typed, WAS_COLUMN).equals(Set.copyOf(incident.regions()))
                && typed.beginning(WAS).equals(now);
    }

    /** Ids of the components that a form shows, and of the one that it adds. */
    static Set<String> shown(Form typed) {
        Set<String> ids = new HashSet<>();
        typed.fields().keySet().stream()
                .filter(field -> field.startsWith(WAS))
                .map(field -> field.substring(WAS.length()).split("\\.")[0])
                .forEach(ids::add);
        if (typed.text("row") != null) {
            ids.add(typed.text("row"));
        }
        return ids;
    }

    private static Cell cell(UUID id, String region, ComponentView held, Form typed) {
        String field = id + "." + region;
        String now = status(held, region);
        String mine = typed.raw(CELL + field);
        boolean touched = mine != null && !mine.equals(typed.raw(WAS + field));
        return new Cell(field, region, touched ? mine : now, now);
    }

    private static String status(ComponentView held, String region) {
        return held == null ? "" : said(held).getOrDefault(region, "");
    }

    /** What is said of a component, by part of the world. */
    private static Map<String, String> said(ComponentView held) {
        return held.regionStatuses().isEmpty() ? Map.of(EVERYWHERE, held.status()) : held.regionStatuses();
    }

    private static ComponentView held(IncidentView incident, UUID id) {
        return incident.components().stream()
                .filter(component -> component.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
