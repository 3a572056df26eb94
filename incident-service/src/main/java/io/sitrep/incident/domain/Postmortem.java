package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One version of what is written about an incident afterwards. What was published stays what the public reads until a later
 * version is published.
 *
 * @param version 1, 2, 3 …
 * @param body Markdown
 * @param author who wrote this version
 */
public record Postmortem(int version, String body, State state, Actor author, Instant writtenAt, Release release) {

    /** How far it is on its way to its readers. */
    public enum State implements Wire {
        DRAFT,
        /** Another person than its author has to agree. */
        AWAITING_APPROVAL,
        PUBLISHED
    }

    /**
     * What became of it.
     *
     * @param publishedAt when it was published, to all or inside; or null
     * @param publicAt when the public could first read it, or null while it can't
     * @param approvedBy name of whoever approved it, or null
     * @param update by which it was told, or null
     * @param notifies whether subscribers are to be told, as whoever asked for approval wished; null when they did not say
     */
    public record Release(Instant publishedAt, Instant publicAt, String approvedBy, UUID update, Boolean notifies) {
        public static final Release NONE = new Release(null, null, null, null, null);
    }

    /** What it was told by and since when stays: whoever has it still has it. */
    Postmortem awaiting(Boolean notifies) {
        return new Postmortem(
                version,
                body,
                State.AWAITING_APPROVAL,
                author,
                writtenAt,
                new Release(release.publishedAt, release.publicAt, null, release.update, notifies));
    }

    Postmortem published(Release next) {
        return new Postmortem(version, body, State.PUBLISHED, author, writtenAt, next);
    }
}
