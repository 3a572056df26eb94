package io.sitrep.incident.console.maintenance;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.incident.Attempted;
import io.sitrep.incident.console.incident.Difference;
import io.sitrep.incident.console.incident.IncidentScreen;
import io.sitrep.incident.store.ComponentRecord;
import java.util.List;
import java.util.Map;

/**
 * One maintenance, with everything that can be done about it.
 *
 * @param page what it has in common with an incident's
 * @param plan as the fields of its form have it
 */
public record MaintenanceScreen(Screen screen, IncidentScreen page, Map<String, String> plan) {
    static final String FORM_OF_PLAN = "plan";

    /** A field of the plan as it was typed, where it was typed otherwise than it had been seen; else as it is. */
    public String value(String field) {
        return page.typed(FORM_OF_PLAN).unless(field, plan.get(field));
    }

    public boolean isTicked(String field) {
        Form typed = page.typed(FORM_OF_PLAN);
        return Plan.isTurned(typed, field)
                ? Plan.isTicked(typed, field)
                : plan.get(field).equals("true");
    }

    /** Whether it is one of those that were chosen to be touched too. */
    public boolean isChosen(ComponentRecord component) {
        return page.typed(FORM_OF_PLAN).has("component", component.id().toString());
    }

    /** What another person changed meanwhile; empty unless that is why something was refused. */
    public List<Difference> differences() {
        Attempted attempted = page.attempted();
        if (!attempted.form().equals(FORM_OF_PLAN)) {
            return page.differences();
        }
        return Difference.between(
                plan,
                new Attempted(attempted.form(), Plan.sayingTicks(attempted.typed()), attempted.problem(), null),
                "maintenanceField_");
    }

    /** Those it does not touch yet. */
    public List<ComponentRecord> others() {
        return page.known().stream()
                .filter(each -> page.incident().components().stream()
                        .noneMatch(held -> held.id().equals(each.id())))
                .toList();
    }

    public boolean isUnderWay() {
        String status = page.incident().status();
        return status.equals("in_progress") || status.equals("verifying");
    }
}
