package io.sitrep.incident.catalog.news;

import io.sitrep.incident.store.ComponentGroupRow;
import java.time.Instant;
import java.util.UUID;

/** A group as events tell of it. Which components it lists they say themselves. */
public record GroupWord(
        UUID id, String publicId, String name, String description, int position, Instant createdAt, Instant updatedAt) {
    public static GroupWord of(ComponentGroupRow row) {
        return new GroupWord(
                row.id, row.publicId, row.name, row.description, row.position, row.createdAt, row.updatedAt);
    }
}
