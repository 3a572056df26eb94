package io.sitrep.incident.store;

import java.time.Instant;

/**
 * A region that does not come with the service.
 *
 * @param parent code of the region it lies in
 */
public record CustomRegion(String code, String name, String parent, Instant createdAt, Instant updatedAt) {
    static CustomRegion of(Object... row) {
        return new CustomRegion(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                ComponentRecord.instant(row[3]),
                ComponentRecord.instant(row[4]));
    }
}
