package io.sitrep.incident.view;

import io.sitrep.incident.domain.Postmortem;
import java.time.Instant;

/**
 * A postmortem as responders read it.
 *
 * @param version 0 of one that was drafted and that nobody has kept yet
 * @param author of this version; null of a draft nobody has kept
 * @param publishedAt when this version was published, or null
 * @param generated whether it was drafted from what is known and nobody has kept it yet
 */
public record PostmortemView(
        String state,
        String body,
        String html,
        int version,
        String author,
        Instant updatedAt,
        Instant publishedAt,
        String approvedBy,
        boolean generated) {

    public static PostmortemView of(Postmortem postmortem) {
        return new PostmortemView(
                postmortem.state().wire(),
                postmortem.body(),
                MessageHtml.of(postmortem.body()),
                postmortem.version(),
                postmortem.author().name(),
                postmortem.release().publishedAt() == null
                        ? postmortem.writtenAt()
                        : postmortem.release().publishedAt(),
                postmortem.release().publishedAt(),
                postmortem.release().approvedBy(),
                false);
    }

    /** Of one that is nobody's yet. */
    public static PostmortemView drafted(String body, Instant now) {
        return new PostmortemView(
                Postmortem.State.DRAFT.wire(), body, MessageHtml.of(body), 0, null, now, null, null, true);
    }
}
