package io.sitrep.notifier.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/**
 * A publication that says a component is out says it before the catalog's own word may be here: whom that component is the provider of
 * must not be told by it alone. That it is back the catalog says, which knows of all incidents.
 */
@Singleton
class FailingProviders {
    private static final Set<String> OUT = Set.of("partial_outage", "major_outage");

    private static final String WORSE = """
            UPDATE catalog_components c SET status = p.status, status_at = $3
            FROM unnest($1::uuid[], $2::text[]) AS p (id, status)
            WHERE c.id = p.id AND (c.status_at IS NULL OR c.status_at <= $3)
              AND (c.provides_channel IS NOT NULL OR c.provides_domains <> '{}')""";

    /** In the transaction that keeps it, before anybody is planned. */
    Uni<Void> note(SqlConnection connection, Publication publication) {
        var out = publication.incident().components().stream()
                .filter(component -> component.status() != null && OUT.contains(component.status()))
                .toList();
        Instant at = publication.change().publishedAt();
        if (out.isEmpty() || at == null) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(WORSE)
                .execute(Tuple.of(
                        out.stream().map(Publication.Component::id).toArray(UUID[]::new),
                        out.stream().map(Publication.Component::status).toArray(String[]::new),
                        at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
