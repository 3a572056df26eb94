package io.sitrep.notifier.catalog;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The catalog in the database, where matching looks. Each replica reads the whole topic and writes the same: what is older than
 * what stands there is passed over, so it does not matter which of them comes last.
 */
@Singleton
class CatalogTables {
    private static final String COMPONENT = """
            INSERT INTO catalog_components (id, public_id, name, position, group_id, retired, updated_at, status, status_at,
                provides_channel, provides_domains)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, $9, $10)
            ON CONFLICT (id) DO UPDATE SET public_id = excluded.public_id, name = excluded.name,
                position = excluded.position, group_id = excluded.group_id, retired = excluded.retired,
                updated_at = excluded.updated_at, status_at = greatest(catalog_components.status_at, excluded.status_at),
                status = CASE WHEN catalog_components.status_at > excluded.status_at THEN catalog_components.status
                    ELSE excluded.status END,
                provides_channel = excluded.provides_channel, provides_domains = excluded.provides_domains
            WHERE catalog_components.updated_at <= excluded.updated_at""";

    private static final String GROUP = """
            INSERT INTO catalog_groups (id, public_id, name, position, updated_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET public_id = excluded.public_id, name = excluded.name,
                position = excluded.position, updated_at = excluded.updated_at
            WHERE catalog_groups.updated_at <= excluded.updated_at""";

    // Those that come with the suite are nobody's to change.
    private static final String REGION = """
            INSERT INTO regions (code, name, parent, built_in, updated_at) VALUES ($1, $2, $3, false, $4)
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, parent = excluded.parent,
                updated_at = excluded.updated_at
            WHERE NOT regions.built_in AND regions.updated_at <= excluded.updated_at""";

    private static final String TEMPLATE = """
            INSERT INTO catalog_templates (key, channel, status, words, updated_at) VALUES ($1, $2, $3, $4::text::jsonb, $5)
            ON CONFLICT (key) DO UPDATE SET channel = excluded.channel, status = excluded.status, words = excluded.words,
                updated_at = excluded.updated_at
            WHERE catalog_templates.updated_at <= excluded.updated_at""";

    private static final String NO_TEMPLATE = "DELETE FROM catalog_templates WHERE key = $1 AND updated_at <= $2";

    private final Pool pool;

    CatalogTables(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> keep(CatalogEvent event) {
        if (event instanceof CatalogEvent.Component component) {
            return run(
                    COMPONENT,
                    Tuple.of(component.id(), orEmpty(component.publicId()), component.name(), component.position())
                            .addValue(component.group())
                            .addBoolean(component.retired())
                            .addValue(time(component.updatedAt()))
                            .addString(component.status())
                            .addString(component.provides().channel())
                            .addValue(component.provides().mailDomains().toArray(String[]::new)));
        }
        if (event instanceof CatalogEvent.Group group) {
            return run(
                    GROUP,
                    Tuple.of(group.id(), orEmpty(group.publicId()), group.name(), group.position())
                            .addValue(time(group.updatedAt())));
        }
        if (event instanceof CatalogEvent.CustomRegion region) {
            return run(REGION, Tuple.of(region.code(), region.name(), region.parent(), time(region.updatedAt())));
        }
        if (event instanceof CatalogEvent.MessageTemplate template) {
            return run(
                    TEMPLATE,
                    Tuple.of(
                            template.key(),
                            template.channel(),
                            template.status(),
                            template.words(),
                            time(template.updatedAt())));
        }
        if (event instanceof CatalogEvent.NoMessageTemplate other) {
            return run(NO_TEMPLATE, Tuple.of(other.key(), time(other.updatedAt())));
        }
        return event instanceof CatalogEvent.Gone gone
                ? forget(gone)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> forget(CatalogEvent.Gone gone) {
        return switch (gone.kind()) {
            case "component" ->
                run("DELETE FROM catalog_components WHERE id = $1", Tuple.of(UUID.fromString(gone.id())));
            case "group" -> run("DELETE FROM catalog_groups WHERE id = $1", Tuple.of(UUID.fromString(gone.id())));
            case "template" -> run("DELETE FROM catalog_templates WHERE key = $1", Tuple.of(gone.id()));
            default -> run("DELETE FROM regions WHERE code = $1 AND NOT built_in", Tuple.of(gone.id()));
        };
    }

    private Uni<Void> run(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).replaceWithVoid();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
