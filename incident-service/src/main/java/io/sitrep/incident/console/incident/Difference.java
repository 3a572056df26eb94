package io.sitrep.incident.console.incident;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.view.IncidentView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody else changed while a form was being filled in.
 *
 * @param field name of its text
 * @param before as whoever filled the form in had seen it
 * @param now as it is
 * @param mine as it was typed; null where nothing was
 */
public record Difference(String field, String before, String now, String mine) {
    /** The facts of an incident, by the names of their fields. */
    static Map<String, String> facts(IncidentView incident) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("title", incident.title());
        facts.put("severity", incident.severity());
        facts.put("visibility", incident.visibility());
        facts.put("workaround", Form.asTyped(incident.workaround()));
        facts.put("cause.state", incident.cause().state());
        facts.put("cause.text", Form.asTyped(incident.cause().text()));
        facts.put("data_impact.state", incident.dataImpact().state());
        facts.put("data_impact.text", Form.asTyped(incident.dataImpact().text()));
        return facts;
    }

    /** Of each fact that is not as it was seen. */
    static List<Difference> ofFacts(IncidentView incident, Form typed) {
        return between(facts(incident), typed, "fact_");
    }

    /** Of the status, where one was chosen that was to follow another one. */
    static List<Difference> ofStatus(IncidentView incident, Form typed, Screen screen) {
        String before = typed.raw(Form.WAS + "status");
        return before == null || before.equals(incident.status())
                ? List.of()
                : List.of(new Difference(
                        "status",
                        screen.status(before),
                        screen.status(incident.status()),
                        typed.text("status") == null ? null : screen.status(typed.text("status"))));
    }

    /**
     * Of each field that is not as it was seen; of none unless that is why it was refused.
     *
     * @param prefix of the names of the fields' texts
     */
    public static List<Difference> between(Map<String, String> now, Attempted attempted, String prefix) {
        return attempted.isStale() ? between(now, attempted.typed(), prefix) : List.of();
    }

    /** Of each field that is not as it was seen, whatever became of it. */
    public static List<Difference> between(Map<String, String> now, Form typed, String prefix) {
        List<Difference> all = new ArrayList<>();
        now.forEach((field, text) -> add(all, prefix + field, typed, field, text));
        return all;
    }

    /** Of each cell that is not as it was seen, and of the parts of the world that there are. */
    static List<Difference> ofGrid(Grid grid, Form typed, Screen screen) {
        List<Difference> all = new ArrayList<>();
        Set<String> before = Grid.columns(typed, Grid.WAS_COLUMN);
        if (!before.equals(grid.regions())) {
            Set<String> mine = Grid.columns(typed, Grid.COLUMN);
            all.add(new Difference(
                    screen.words().regions(),
                    places(screen, before),
                    places(screen, grid.regions()),
                    mine.equals(before) ? null : places(screen, mine)));
        }
        Set<String> shown = Grid.shown(typed);
        grid.rows().stream()
                .filter(row -> shown.contains(row.id().toString()))
                .forEach(row -> row.cells().forEach(cell -> {
                    String was = typed.or(Grid.WAS + cell.field(), "");
                    if (!was.equals(cell.was())) {
                        all.add(new Difference(
                                row.name() + ", " + screen.region(cell.region()),
                                status(screen, was),
                                status(screen, cell.was()),
                                mine(screen, row, cell, typed)));
                    }
                }));
        return all;
    }

    private static String mine(Screen screen, Grid.Row row, Grid.Cell cell, Form typed) {
        boolean added = cell.region().equals(Grid.EVERYWHERE)
                && typed.has("row", row.id().toString());
        String mine = added ? typed.or("row.status", "") : cell.status();
        return mine.equals(cell.was()) || mine.isEmpty() ? null : status(screen, mine);
    }

    private static String places(Screen screen, Set<String> codes) {
        return codes.isEmpty() ? "–" : codes.stream().map(screen::region).collect(Collectors.joining(", "));
    }

    private static void add(List<Difference> all, String name, Form typed, String field, String now) {
        String before = typed.raw(Form.WAS + field);
        if (before != null && !before.equals(now)) {
            String mine = typed.raw(field);
            all.add(new Difference(name, before, now, Objects.equals(mine, before) ? null : mine));
        }
    }

    private static String status(Screen screen, String wire) {
        return wire.isEmpty() ? "–" : screen.component(wire);
    }
}
