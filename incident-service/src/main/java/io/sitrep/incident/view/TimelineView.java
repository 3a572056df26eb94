package io.sitrep.incident.view;

import io.sitrep.incident.domain.TimelineEntry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a timeline.
 *
 * @param type what happened: {@code declared}, {@code updated}, {@code noted} …
 * @param at when it happened
 * @param recordedAt when it was written down
 * @param author who says so: for a note that passes on another's words those, else whoever did it
 * @param actorId of whoever did it, stable and unique
 * @param source where it was seen, or null
 */
public record TimelineView(
        String type,
        String text,
        Instant at,
        Instant recordedAt,
        String author,
        String actor,
        String actorId,
        String origin,
        String source,
        Map<String, String> details) {

    public static TimelineView of(TimelineEntry entry) {
        return new TimelineView(
                entry.fact().wire(),
                entry.text(),
                entry.at(),
                entry.recordedAt(),
                entry.author() == null ? entry.actor().name() : entry.author(),
                entry.actor().name(),
                entry.actor().id(),
                entry.actor().origin().wire(),
                entry.source(),
                new TreeMap<>(entry.details()));
    }
}
