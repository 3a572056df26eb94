package io.sitrep.incident.console.incident;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.store.ComponentRecord;
import java.util.List;
import java.util.Locale;

/**
 * The form by which an incident is declared.
 *
 * @param typed what was typed and refused, or nothing
 * @param visibility who may know of it unless it is said
 */
public record DeclareScreen(
        Screen screen,
        Form typed,
        List<ComponentRecord> components,
        List<String> regions,
        List<String> people,
        List<TemplateChoice> templates,
        List<String> locales,
        String visibility) {

    public List<String> severities() {
        return List.of("SEV1", "SEV2", "SEV3", "SEV4");
    }

    public List<String> statuses() {
        return List.of("investigating", "identified", "monitoring");
    }

    public List<String> componentStatuses() {
        return Grid.statuses();
    }

    /** Name of the field that says how a component does. */
    public String field(ComponentRecord component) {
        return "component." + component.id();
    }

    public List<Tab> tabs() {
        return locales.stream()
                .skip(1)
                .map(tag -> Tab.of(tag, screen.locale(), typed))
                .toList();
    }

    public String own() {
        return Locale.forLanguageTag(locales.get(0)).getDisplayName(screen.locale());
    }
}
