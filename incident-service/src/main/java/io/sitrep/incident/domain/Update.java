package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One thing that was said about an incident, or is about to be.
 *
 * @param position 1, 2, 3 … in the order they were posted
 * @param status of the incident from this update on
 * @param components what it said of components; empty while it is pending
 * @param regions concerned at the time
 * @param release where it stands on its way out
 * @param author who posted it, or whoever changed its text last while it was pending
 * @param editedAt when its text was last changed, or null
 */
public record Update(
        UUID id,
        String publicId,
        int position,
        Status status,
        String message,
        Map<String, String> messages,
        Visibility visibility,
        Release release,
        boolean notifies,
        List<ComponentChange> components,
        List<String> regions,
        Actor author,
        Instant createdAt,
        Instant editedAt) {

    public Update {
        messages = Map.copyOf(messages);
        components = List.copyOf(components);
        regions = List.copyOf(regions);
    }

    /**
     * Where an update stands on its way out.
     *
     * @param pending what it will do once it is published; null from then on
     * @param publishAt when it will be published by itself, or null
     * @param publishedAt when the public could first read it, or null while it can't
     * @param approvedBy name of whoever approved it, or null
     */
    public record Release(
            UpdateState state, Pending pending, Instant publishAt, Instant publishedAt, String approvedBy) {

        /** Said at once. */
        public static Release published(Instant toThePublicAt) {
            return new Release(UpdateState.PUBLISHED, null, null, toThePublicAt, null);
        }

        Release becoming(UpdateState next) {
            return new Release(next, pending, next == UpdateState.HELD ? publishAt : null, publishedAt, approvedBy);
        }
    }

    public UpdateState state() {
        return release.state();
    }

    /** When the public could first read it, or null while it can't. */
    public Instant publishedAt() {
        return release.publishedAt();
    }

    Update released(Release next) {
        return new Update(
                id,
                publicId,
                position,
                status,
                message,
                messages,
                visibility,
                next,
                notifies,
                components,
                regions,
                author,
                createdAt,
                editedAt);
    }

    Update writtenBy(Actor writer) {
        return new Update(
                id,
                publicId,
                position,
                status,
                message,
                messages,
                visibility,
                release,
                notifies,
                components,
                regions,
                writer,
                createdAt,
                editedAt);
    }

    Update reading(String text, Map<String, String> texts, Release next, Instant at) {
        return new Update(
                id,
                publicId,
                position,
                status,
                text,
                texts,
                visibility,
                next,
                notifies,
                components,
                regions,
                author,
                createdAt,
                at);
    }

    /** Said now. What was meant for all and comes out while the incident is internal was said inside, and stays there. */
    Update taking(Status taken, List<ComponentChange> changes, List<String> where, Release next) {
        return new Update(
                id,
                publicId,
                position,
                taken,
                message,
                messages,
                next.publishedAt() == null ? Visibility.INTERNAL : visibility,
                next,
                notifies,
                changes,
                where,
                author,
                createdAt,
                editedAt);
    }
}
