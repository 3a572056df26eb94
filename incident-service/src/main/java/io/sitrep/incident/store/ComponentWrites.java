package io.sitrep.incident.store;

import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Writes many components at once, and of each nothing but what the catalog says of it: how it does is for incidents to say.
 * In the caller's transaction.
 */
public final class ComponentWrites {
    /** Until each has got its new one nobody's old name is in the way. */
    private static final String SET_ASIDE = "UPDATE components SET name = id::text WHERE id = ANY ($1)";

    private static final String CHANGE = """
            UPDATE components c SET name = n.name, description = n.description, position = n.position,
                group_id = n.group_id, only_show_if_degraded = n.only_show_if_degraded, showcase = n.showcase,
                start_date = n.start_date, regions = n.regions, provides = n.provides, updated_at = n.updated_at
            FROM json_populate_recordset(cast(null AS components), $1::text::json) n WHERE c.id = n.id""";

    private ComponentWrites() {}

    /** A component as it is to be; its fields are named as the columns are. */
    public record Written(
            UUID id,
            String publicId,
            String name,
            String description,
            int position,
            String status,
            UUID groupId,
            boolean onlyShowIfDegraded,
            boolean showcase,
            LocalDate startDate,
            List<String> regions,
            String provides,
            Instant createdAt,
            Instant updatedAt) {}

    /** Those that are here. Neither their status nor what they are known by changes. */
    public static Uni<Void> change(List<Written> components) {
        return components.isEmpty()
                ? Uni.createFrom().voidItem()
                : PlainSql.update(CHANGE, BulkInsert.json(components)).replaceWithVoid();
    }

    /** Takes the names of components out of the way of others that are about to get them. */
    public static Uni<Void> setAside(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : PlainSql.update(SET_ASIDE, (Object) ids.toArray(UUID[]::new)).replaceWithVoid();
    }

    public static Uni<Void> create(List<Written> components) {
        return BulkInsert.into("components", components);
    }
}
