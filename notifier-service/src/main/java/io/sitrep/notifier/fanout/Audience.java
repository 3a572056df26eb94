package io.sitrep.notifier.fanout;

import io.sitrep.notifier.intake.Impact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** How many would be told of an update before there is one. Counts at this moment; who comes or goes later is not in it. */
@Singleton
public class Audience {
    /**
     * What an update would be about, as a publication says it.
     *
     * @param incident the incident that goes on: whoever was told of it hears more, whatever the filter; null for a new one
     * @param impact a word of the public API: none, minor, major, critical or maintenance
     * @param regions empty means everywhere
     */
    public record Kind(
            UUID incident,
            String impact,
            boolean maintenance,
            Collection<UUID> components,
            Collection<String> regions) {}

    /**
     * How many readers of one language one channel serves.
     *
     * @param account whether it is also posted, for everybody to read; whoever reads it there is not counted
     */
    public record Readers(String channel, String locale, long count, boolean account) {}

    // An address that was switched off is planned as suppressed, so nobody is told there. Each address is told once.
    private static final String COUNT = """
            WITH said AS (
                SELECT $1::uuid AS incident_id, $2::integer AS impact_rank, $3::boolean AS maintenance,
                    $4::uuid[] AS components, $5::text[] AS regions, 'investigating' AS status
            ), p AS MATERIALIZED (
                SELECT *, %s FROM said
            ), told AS (
                SELECT DISTINCT ON (e.id) e.channel, s.locale, w.account
                FROM p, subscriptions s JOIN endpoints e ON e.subscriber_id = s.subscriber_id AND e.position = 0
                JOIN subscribers w ON w.id = s.subscriber_id
                WHERE e.state = 'active' AND %s
                ORDER BY e.id, s.id
            )
            SELECT channel, locale, count(*) FILTER (WHERE NOT account) AS count, bool_or(account) AS account
            FROM told GROUP BY channel, locale ORDER BY channel, locale""".formatted(Matching.BY_CATALOG, Matching.HEARS);

    private final Pool pool;

    Audience(Pool pool) {
        this.pool = pool;
    }

    /** Those without readers are left out. */
    public Uni<List<Readers>> of(Kind kind) {
        Tuple about = Tuple.of(kind.incident(), Impact.of(kind.impact()).rank(), kind.maintenance())
                .addValue(kind.components().toArray(UUID[]::new))
                .addValue(kind.regions().toArray(String[]::new));
        return pool.preparedQuery(COUNT)
                .execute(about)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Readers(
                                row.getString("channel"),
                                row.getString("locale"),
                                row.getLong("count"),
                                row.getBoolean("account")))
                        .toList());
    }
}
