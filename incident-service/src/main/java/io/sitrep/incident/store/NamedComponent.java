package io.sitrep.incident.store;

import java.util.UUID;

/**
 * A component by the three names it has, and how the public sees it.
 *
 * @param code its public id
 */
public record NamedComponent(UUID id, String code, String name, String status) {
    static NamedComponent of(Object[] row) {
        return new NamedComponent((UUID) row[0], (String) row[1], (String) row[2], (String) row[3]);
    }

    public boolean isCalled(String text) {
        return id.toString().equalsIgnoreCase(text) || code.equalsIgnoreCase(text) || name.equalsIgnoreCase(text);
    }
}
