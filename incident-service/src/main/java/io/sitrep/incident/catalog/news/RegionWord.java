package io.sitrep.incident.catalog.news;

import io.sitrep.incident.store.CustomRegion;
import java.time.Instant;

/**
 * A region of our own as events tell of it.
 *
 * @param id its code
 */
public record RegionWord(String id, String code, String name, String parent, Instant createdAt, Instant updatedAt) {
    public static RegionWord of(CustomRegion region) {
        return new RegionWord(
                region.code(), region.code(), region.name(), region.parent(), region.createdAt(), region.updatedAt());
    }
}
