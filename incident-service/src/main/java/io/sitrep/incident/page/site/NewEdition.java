package io.sitrep.incident.page.site;

import static java.util.stream.Collectors.toMap;

import io.sitrep.incident.page.PublicIncident;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

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
        Map<String, PublicIncident> before = byId(last);
        Map<String, PublicIncident> now = byId(fresh);
        return Stream.concat(
                        now.values().stream().filter(incident -> !incident.equals(before.get(incident.publicId()))),
                        before.values().stream().filter(incident -> !now.containsKey(incident.publicId())))
                .map(PublicIncident::publicId)
                .toList();
    }

    private static Map<String, PublicIncident> byId(Edition edition) {
        return edition.moment().state().everything().collect(toMap(PublicIncident::publicId, Function.identity()));
    }
}
