package io.sitrep.bot.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An update of an incident.
 *
 * @param visibility public or internal
 * @param state {@code published, held, draft, awaiting_approval, corrected, retracted, stopped}
 * @param publishAt until when it is held, or null
 */
public record Said(
        UUID id,
        String status,
        String message,
        String visibility,
        String state,
        String author,
        Instant createdAt,
        Instant publishAt,
        Instant publishedAt) {
    Said checked() {
        if (id == null || createdAt == null) {
            throw new PoisonEvent("the change lacks one of id, created_at");
        }
        return this;
    }

    /** What was out when its telling was stopped stays out. */
    public boolean isTakenBack() {
        return "retracted".equals(state) || "stopped".equals(state) && publishedAt == null;
    }

    /** Whether everybody may read it since the event that tells of it. */
    boolean comesOut() {
        return isPublic() && "published".equals(state);
    }

    /** Whether everybody may read it. */
    public boolean isPublic() {
        return "public".equals(visibility) && publishedAt != null && !isTakenBack();
    }

    /** Whether it has yet to leave the house. */
    public boolean isWaiting() {
        return publishedAt == null && !isTakenBack();
    }
}
