package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.Map;

/**
 * One line of an incident's timeline, which is only ever added to.
 *
 * @param at when it happened
 * @param recordedAt when it was written down
 * @param actor who did it, or wrote it down
 * @param text what happened, for people
 * @param source where it was seen, for a note; or null
 * @param author who says so, for a note that passes on another's words; or null
 * @param details what happened, for programs
 */
public record TimelineEntry(
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
        return new TimelineEntry(fact, stamp.at(), stamp.at(), stamp.actor(), text, null, null, details);
    }
}
