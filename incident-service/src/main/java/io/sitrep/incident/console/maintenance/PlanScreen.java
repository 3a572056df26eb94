package io.sitrep.incident.console.maintenance;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.incident.Tab;
import io.sitrep.incident.store.ComponentRecord;
import java.util.List;
import java.util.Locale;

/**
 * The form by which a maintenance is planned.
 *
 * @param typed what was typed and refused, or nothing
 * @param locales in which the public reads, the page's own first
 */
public record PlanScreen(
        Screen screen,
        Form typed,
        List<ComponentRecord> components,
        List<String> regions,
        List<String> locales,
        String visibility) {
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
