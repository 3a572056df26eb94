package io.sitrep.incident.outbox;

import java.time.Instant;

/**
 * What became of one thing of the catalog.
 *
 * @param kind component, group, region, role …
 * @param id what it is known by among its kind
 * @param name as people know it
 * @param whole the thing as it is now, with its {@code id} and {@code name}; null when it is gone
 * @param oldStatus of a component whose status has changed, else null
 */
public record CatalogChange(String kind, String id, String name, Object whole, String oldStatus, Instant at) {

    public static CatalogChange gone(String kind, String id, String name, Instant at) {
        return new CatalogChange(kind, id, name, null, null, at);
    }
}
