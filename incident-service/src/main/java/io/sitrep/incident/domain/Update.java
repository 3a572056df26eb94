package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One thing that was said about an incident.
 *
 * @param position 1, 2, 3 … in the order they were posted
 * @param publishedAt when the public could read it, or null while it can't
 * @param editedAt when its text was last corrected, or null
 */
public record Update(
        UUID id,
        String publicId,
        int position,
        Status status,
        String message,
        Map<String, String> messages,
        Visibility visibility,
        UpdateState state,
        boolean notifies,
        List<ComponentChange> components,
        List<String> regions,
        Actor author,
        Instant createdAt,
        Instant publishedAt,
        Instant editedAt) {}
