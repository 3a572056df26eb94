package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One line of an incident's timeline, which is only ever added to.
 *
 * @param id of a note, by which it can be corrected; null for what gets its name when it is kept
 * @param at when it happened
 * @param recordedAt when it was written down
 * @param actor who did it, or wrote it down
 * @param text what happened, for people
 * @param source where it was seen, for a note; or null
 * @param author who says so, for a note that passes on another's words; or null
 * @param details what happened, for programs
 */
public record TimelineEntry(
        UUID id,
        Fact fact,
        Instant at,
        Instant recordedAt,
        Actor actor,
        String text,
        String source,
        String author,
        Map<String, String> details) {

    public TimelineEntry {
        details = Map.copyOf(details);
    }

    static TimelineEntry of(Fact fact, Stamp stamp, String text, Map<String, String> details) {
        return new TimelineEntry(null, fact, stamp.at(), stamp.at(), stamp.actor(), text, null, null, details);
    }
}
