package io.sitrep.incident.postmortem;

import io.sitrep.incident.audience.Audience.Told;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.TimelineEntry;
import io.sitrep.incident.domain.Update;
import io.sitrep.incident.store.Postmortems.Held;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All a postmortem can be drafted from.
 *
 * @param updates of the incident, newest first
 * @param timeline oldest first
 * @param held how each component was, everywhere and by region, by what the incident recorded
 * @param told how many were told; empty when the notifier could not be asked
 */
public record Story(
        Incident incident,
        List<Update> updates,
        List<TimelineEntry> timeline,
        List<Held> held,
        Optional<Told> told,
        Instant now) {

    Story asked(Optional<Told> answer) {
        return new Story(incident, updates, timeline, held, answer, now);
    }

    /** When it was over, or now. */
    Instant end() {
        Instant resolved = incident.progress().resolvedAt();
        return resolved == null ? now : resolved;
    }

    /** When the public first heard of it. */
    Optional<Instant> firstToldAt() {
        return updates.stream()
                .map(Update::publishedAt)
                .filter(at -> at != null)
                .min(Instant::compareTo);
    }
}
