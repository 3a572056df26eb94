package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Something that was written down, as it reads now. Its own line of the timeline stays as it was written; each correction
 * is a line of its own that names it, and so is its end.
 *
 * @param written the line as it was first
 * @param text as it reads now; of one that was taken away, not to be relied on
 * @param editedAt when it was last corrected; null when it never was
 * @param takenAwayAt null as long as it stands
 */
public record Note(TimelineEntry written, String text, Instant editedAt, Instant takenAwayAt) {
    /** Details of a line about a note: which one, what it read before, and what it reads from then on. */
    public static final String OF = "note";

    public static final String WAS = "from.text";
    public static final String IS = "to.text";

    /** What stands in the place of one that is no more. */
    static final String TAKEN_AWAY = "Note taken away";

    /** As it was written, with nothing of it changed since. */
    public static Note of(TimelineEntry written) {
        return new Note(written, written.text(), null, null);
    }

    /** Lines of other kinds can't be changed, nor what the clock noted. */
    public static boolean isOne(TimelineEntry entry) {
        return entry.fact() == Fact.NOTED && entry.details().isEmpty();
    }

    /** Whether this is not a note but says what became of one. */
    public static boolean isAboutOne(TimelineEntry entry) {
        return entry.fact() == Fact.NOTED && entry.details().containsKey(OF);
    }

    public Note corrected(String now, Instant at) {
        return new Note(written, now, at, null);
    }

    public Note takenAway(Instant at) {
        return new Note(written, text, editedAt, at);
    }

    public UUID id() {
        return written.id();
    }

    public boolean isTakenAway() {
        return takenAwayAt != null;
    }

    /** The line that stands in its place: author and time stay, and so does what it first read. */
    public TimelineEntry shown() {
        if (editedAt == null && takenAwayAt == null) {
            return written;
        }
        Map<String, String> details = new HashMap<>(written.details());
        details.put(WAS, written.text());
        return new TimelineEntry(
                written.id(),
                written.fact(),
                written.at(),
                written.recordedAt(),
                written.actor(),
                isTakenAway() ? TAKEN_AWAY : text,
                written.source(),
                written.author(),
                details);
    }
}
