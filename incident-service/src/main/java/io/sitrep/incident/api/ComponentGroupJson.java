package io.sitrep.incident.api;

import io.sitrep.incident.store.ComponentGroupRow;
import io.sitrep.incident.store.ComponentRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A group as it is.
 *
 * @param components those listed under it, in the order of the page
 */
public record ComponentGroupJson(
        UUID id,
        String publicId,
        String name,
        String description,
        int position,
        List<Member> components,
        Instant createdAt,
        Instant updatedAt) {

    /** A component of the group. */
    public record Member(UUID id, String publicId, String name, String status) {
        static Member of(ComponentRow row) {
            return new Member(row.id, row.publicId, row.name, row.status);
        }
    }

    static ComponentGroupJson of(ComponentGroupRow row, List<ComponentRow> members) {
        return new ComponentGroupJson(
                row.id,
                row.publicId,
                row.name,
                row.description,
                row.position,
                members.stream().map(Member::of).toList(),
                row.createdAt,
                row.updatedAt);
    }
}
