package io.sitrep.incident.importer;

import io.sitrep.incident.importer.Outcome.Kept;
import io.sitrep.incident.importer.Outcome.Skipped;
import io.sitrep.incident.importer.StatuspageIncident.StatuspageUpdate;
import io.sitrep.incident.store.ImportedIncidents.Known;
import io.sitrep.incident.store.ImportedIncidents.Owned;
import java.util.HashSet;
import java.util.Set;

/** Judges items by what is here and by the items before them; what was said here is never overwritten. */
final class Review {
    private final Here here;
    private final Set<String> updates = new HashSet<>();

    Review(Here here) {
        this.here = here;
    }

    /** {@code CREATED} and {@code UPDATED} are what is to be done. */
    Outcome of(Item<StatuspageIncident> item) {
        Known known = here.incidents().get(item.id());
        if (known != null && known.digest() == null) {
            return new Skipped("there is an incident of that id which was not imported");
        }
        if (known != null && known.digest().equals(item.digest())) {
            return Kept.UNCHANGED;
        }
        if (known != null && known.continued()) {
            return new Skipped("was continued here: what was said since stays, and nothing was changed");
        }
        for (StatuspageUpdate update : item.value().incidentUpdates()) {
            Owned there = here.updates().get(update.id());
            boolean another =
                    there != null && (known == null || !there.incidentId().equals(known.id()));
            if (another || !updates.add(update.id())) {
                return new Skipped("its update " + update.id() + " belongs to another incident");
            }
        }
        return known == null ? Kept.CREATED : Kept.UPDATED;
    }
}
