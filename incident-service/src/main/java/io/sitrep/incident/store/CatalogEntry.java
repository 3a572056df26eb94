package io.sitrep.incident.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A thing of the catalog that is kept whole: a role, a person, a message template, a runbook.
 *
 * @param kind which of them
 * @param key what it is known by among its kind
 * @param body the rest of it as JSON
 */
public record CatalogEntry(UUID id, String kind, String key, String body, Instant createdAt, Instant updatedAt) {
    static CatalogEntry of(Object... row) {
        return new CatalogEntry(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                ComponentRecord.instant(row[4]),
                ComponentRecord.instant(row[5]));
    }
}
