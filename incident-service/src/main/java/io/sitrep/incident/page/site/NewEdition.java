package io.sitrep.incident.page.site;

import java.util.List;

/**
 * Told when the page shows something else than before, after it does. Whoever hears it does its own work elsewhere.
 *
 * @param last null when this is the first
 */
public record NewEdition(Edition last, Edition fresh) {
    /** The public ids of the incidents that came, changed or went; of none when there was no edition before. */
    public List<String> changedIncidents() {
        if (last == null) {
            return List.of();
        }
        return fresh.moment().state().changedSince(last.moment().state());
    }
}
