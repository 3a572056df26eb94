package io.sitrep.incident.console.incident;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.view.IncidentView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
        facts.put("workaround", empty(incident.workaround()));
        facts.put("cause.state", incident.cause().state());
        facts.put("cause.text", empty(incident.cause().text()));
        facts.put("data_impact.state", incident.dataImpact().state());
        facts.put("data_impact.text", empty(incident.dataImpact().text()));
        return facts;
    }

    /** Of each fact that is not as it was seen. */
    static List<Difference> ofFacts(IncidentView incident, Form typed) {
        List<Difference> all = new ArrayList<>();
        facts(incident).forEach((field, now) -> add(all, "fact_" + field, typed, field, now));
        return all;
    }

    /** Of each cell that is not as it was seen. */
    static List<Difference> ofGrid(Grid grid, Form typed, Screen screen) {
        List<Difference> all = new ArrayList<>();
        grid.rows()
                .forEach(row -> row.cells().forEach(cell -> {
                    String before = typed.raw(Grid.WAS + cell.field());
                    if (before != null && !before.equals(cell.was())) {
                        all.add(new Difference(
                                row.name() + ", " + screen.region(cell.region()),
                                status(screen, before),
                                status(screen, cell.was()),
                                cell.status().equals(cell.was()) ? null : status(screen, cell.status())));
                    }
                }));
        return all;
    }

    private static void add(List<Difference> all, String name, Form typed, String field, String now) {
        String before = typed.raw("was." + field);
        if (before != null && !before.equals(now)) {
            String mine = typed.raw(field);
            all.add(new Difference(name, before, now, Objects.equals(mine, before) ? null : mine));
        }
    }

    private static String status(Screen screen, String wire) {
        return wire.isEmpty() ? "–" : screen.component(wire);
    }

    private static String empty(String text) {
        return text == null ? "" : text;
    }
}
