package io.sitrep.notifier.render;

import io.sitrep.kit.trace.TraceContext;
import io.sitrep.notifier.intake.Impact;
import io.sitrep.notifier.intake.Publication;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A publication as it was kept.
 *
 * @param id the event's id
 * @param revision grows with each correction of its text
 * @param page the worst impact on the whole page when it arrived
 * @param receivedAt when it arrived; what is rendered carries this time, so that a repeated attempt is the
 *     same bytes
 * @param look of the page when it was read: who reads this publication later sees it the same way
 * @param renderings what was made of this revision so far; another revision is another object, with none
 */
public record StoredPublication(
        UUID id,
        int revision,
        Kind kind,
        Publication said,
        Impact page,
        Instant receivedAt,
        Look look,
        Renderings renderings) {
    /** What it is to those who read it. */
    public enum Kind {
        /** News. */
        UPDATE,
        /** What they were told was not right; this is. */
        CORRECTION,
        /** What they were told is there in their language, too; nothing was wrong with it. */
        TRANSLATION,
        /** What they were told is taken back; there is nothing in its place. */
        RETRACTION,
        /** Nothing happened: somebody tries whether messages arrive. Never stored. */
        TEST;

        /** As it is stored, and as receivers read it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** Whether it says how the incident stands, rather than something of what was said of it. */
        boolean isNews() {
            return this == UPDATE || this == TRANSLATION;
        }
    }

    /** What led to it; null where nobody said. */
    public TraceContext trace() {
        return said.trace();
    }

    public StoredPublication(
            UUID id, int revision, Kind kind, Publication said, Impact page, Instant receivedAt, Look look) {
        this(id, revision, kind, said, page, receivedAt, look, new Renderings(longest(said)));
    }

    public StoredPublication(UUID id, int revision, Kind kind, Publication said, Impact page, Instant receivedAt) {
        this(id, revision, kind, said, page, receivedAt, Look.PLAIN);
    }

    public StoredPublication(UUID id, int revision, Publication said, Impact page, Instant receivedAt) {
        this(id, revision, Kind.UPDATE, said, page, receivedAt);
    }

    /** What all who read it so have in common. */
    public Shared shared(Reader reader) {
        return renderings.of(reader);
    }

    /** What it takes in memory, roughly, with all that may be made of it. */
    long bytes() {
        return renderings.bytes();
    }

    /** Characters of the longest text, whatever the language. */
    private static int longest(Publication said) {
        int longest = length(said.change().message()) + length(said.change().html());
        for (Publication.Translation translation : said.change().translations().values()) {
            longest = Math.max(longest, length(translation.message()) + length(translation.html()));
        }
        return longest;
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
