package io.sitrep.incident.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A component as it is, whole; also how the API and events show it.
 *
 * @param status the worst in which an open public incident holds it
 * @param groupId of the group it is listed under, or null
 * @param startDate since when it has been in service, or null
 * @param dependsOn what it needs to work, itself and retired ones not among them
 * @param regions codes of where it is offered; none: everywhere
 * @param provides what of the ways on which people are told it is, or null
 * @param retiredAt when it was taken off the page, or null
 */
public record ComponentRecord(
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
        List<UUID> dependsOn,
        List<String> regions,
        Provides provides,
        Instant createdAt,
        Instant updatedAt,
        Instant retiredAt) {

    static final String COLUMNS = """
            c.id, c.public_id, c.name, c.description, c.position, c.status, c.group_id, c.only_show_if_degraded,
            c.showcase, c.start_date,
            ARRAY(SELECT d.depends_on FROM component_dependencies d WHERE d.component_id = c.id ORDER BY 1),
            c.regions, c.provides, c.created_at, c.updated_at, c.retired_at""";

    static ComponentRecord of(Object... row) {
        return new ComponentRecord(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (Integer) row[4],
                (String) row[5],
                (UUID) row[6],
                (Boolean) row[7],
                (Boolean) row[8],
                (LocalDate) row[9],
                List.of((UUID[]) row[10]),
                List.of((String[]) row[11]),
                Provides.read((String) row[12]),
                instant(row[13]),
                instant(row[14]),
                instant(row[15]));
    }

    static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
