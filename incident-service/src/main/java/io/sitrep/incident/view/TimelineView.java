package io.sitrep.incident.view;

import io.sitrep.incident.domain.Note;
import io.sitrep.incident.domain.TimelineEntry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One line of a timeline.
 *
 * @param id null in an event of what the clock noted
 * @param type what happened: {@code declared}, {@code updated}, {@code noted} …
 * @param at when it happened
 * @param recordedAt when it was written down
 * @param author who says so: for a note that passes on another's words those, else whoever did it
 * @param actorId of whoever did it, stable and unique
 * @param source where it was seen, or null
 * @param editedAt when a note was last corrected: {@code details} say what it first read; or null
 * @param removedAt when a note was taken away: {@code text} says no more than that; or null
 */
public record TimelineView(
        UUID id,
        String type,
        String text,
        Instant at,
        Instant recordedAt,
        String author,
        String actor,
        String actorId,
        String origin,
        String source,
        Map<String, String> details,
        Instant editedAt,
        Instant removedAt) {

    public static TimelineView of(Note note) {
        return of(note.shown(), note.editedAt(), note.takenAwayAt());
    }

    public static TimelineView of(TimelineEntry entry) {
        return of(entry, null, null);
    }

    private static TimelineView of(TimelineEntry entry, Instant editedAt, Instant removedAt) {
        return new TimelineView(
                entry.id(),
                entry.fact().wire(),
                entry.text(),
                entry.at(),
                entry.recordedAt(),
                entry.author() == null ? entry.actor().name() : entry.author(),
                entry.actor().name(),
                entry.actor().id(),
                entry.actor().origin().wire(),
                entry.source(),
                new TreeMap<>(entry.details()),
                editedAt,
                removedAt);
    }
}
