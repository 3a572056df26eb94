package io.sitrep.notifier.render;

import io.sitrep.notifier.intake.Impact;
import io.sitrep.notifier.intake.Publication;
import java.time.Instant;
import java.util.UUID;

/**
 * A publication as it was kept.
 *
 * @param id the event's id
 * @param revision grows with each correction of its text
 * @param page the worst impact on the whole page when it arrived
 * @param receivedAt when it arrived; what is rendered carries this time, so that a repeated attempt is the
 *     same bytes
 * @param renderings what was made of this revision so far; another revision is another object, with none
 */
public record StoredPublication(
        UUID id, int revision, Publication said, Impact page, Instant receivedAt, Renderings renderings) {
    public StoredPublication(UUID id, int revision, Publication said, Impact page, Instant receivedAt) {
        this(id, revision, said, page, receivedAt, new Renderings());
    }

    /** What all who read it so have in common. */
    public Shared shared(Reader reader) {
        return renderings.of(reader);
    }
}
