package io.sitrep.notifier.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How many were told of an incident. */
@Singleton
public class Counts {
    /**
     * Deliveries by state; their sum is what was planned.
     *
     * @param unreachable subscribers whom no address could reach: none was told, and none is tried any more
     * @param firstAt when the first was delivered, null when none was
     */
    public record Count(Map<DeliveryState, Long> byState, long unreachable, Instant firstAt, Instant lastAt) {
        public long planned() {
            return byState.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * The deliveries of one publication.
     *
     * @param withdrawn how it was ended or taken back ({@code stopped}, {@code retracted}), or null while it stands
     */
    public record OfPublication(
            UUID publication, UUID update, long sequence, String status, String withdrawn, Count count) {}

    private static final String RESOLVE = """
            SELECT id FROM incidents WHERE ref = $1 OR public_id = $1 OR id::text = lower($1)
            ORDER BY updated_at DESC LIMIT 1""";

    // Of a subscriber who was tried at several addresses the last one counts, and none that waits for another one.
    private static final String COUNT = """
            SELECT p.id, p.update_id, p.sequence, p.status, p.withdrawn, d.state, count(d.id) AS number,
                count(d.id) FILTER (WHERE d.state IN ('dead', 'suppressed') AND NOT EXISTS (SELECT FROM stranded t
                    WHERE t.delivery_id = d.id AND t.month = d.month) AND NOT EXISTS (SELECT FROM ledger o
                    WHERE o.subscriber_id = d.subscriber_id AND o.incident_id = d.incident_id AND o.sequence = d.sequence
                      AND o.id <> d.id AND (o.state NOT IN ('dead', 'suppressed', 'failed_over')
                        OR (o.state <> 'failed_over' AND o.id < d.id)))) AS unreachable,
                min(d.delivered_at) AS first_at, max(d.delivered_at) AS last_at
            FROM publications p LEFT JOIN deliveries d ON d.publication_id = p.id
            WHERE p.incident_id = $1 AND ($2::uuid IS NULL OR $2 IN (p.id, p.update_id))
            GROUP BY p.id, d.state ORDER BY p.sequence""";

    private final Pool pool;

    Counts(Pool pool) {
        this.pool = pool;
    }

    /** @param ref UUID, {@code INC-42} or public id */
    public Uni<Optional<UUID>> incident(String ref) {
        return pool.preparedQuery(RESOLVE).execute(Tuple.of(ref)).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            return found.hasNext() ? Optional.of(found.next().getUUID("id")) : Optional.empty();
        });
    }

    /**
     * One for each publication, oldest first.
     *
     * @param publication only of this event, or of this update; null for all
     */
    public Uni<List<OfPublication>> of(UUID incident, UUID publication) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(incident, publication))
                .map(rows -> {
                    List<OfPublication> all = new ArrayList<>();
                    for (Row row : rows) {
                        add(all, row);
                    }
                    return all;
                });
    }

    /** All of them together. */
    public static Count sum(List<OfPublication> all) {
        return all.stream().map(OfPublication::count).reduce(new Count(Map.of(), 0, null, null), Counts::plus);
    }

    private static void add(List<OfPublication> all, Row row) {
        UUID id = row.getUUID("id");
        if (all.isEmpty() || !all.get(all.size() - 1).publication().equals(id)) {
            Count none = new Count(new EnumMap<>(DeliveryState.class), 0, null, null);
            all.add(new OfPublication(
                    id,
                    row.getUUID("update_id"),
                    row.getLong("sequence"),
                    row.getString("status"),
                    row.getString("withdrawn"),
                    none));
        }
        if (row.getString("state") != null) {
            OfPublication last = all.remove(all.size() - 1);
            all.add(new OfPublication(
                    id,
                    last.update(),
                    last.sequence(),
                    last.status(),
                    last.withdrawn(),
                    plus(last.count(), count(row))));
        }
    }

    private static Count count(Row row) {
        DeliveryState state = DeliveryState.of(row.getString("state")).orElseThrow();
        return new Count(
                Map.of(state, row.getLong("number")),
                row.getLong("unreachable"),
                instant(row, "first_at"),
                instant(row, "last_at"));
    }

    private static Count plus(Count a, Count b) {
        Map<DeliveryState, Long> sum = new EnumMap<>(DeliveryState.class);
        sum.putAll(a.byState());
        b.byState().forEach((state, number) -> sum.merge(state, number, Long::sum));
        return new Count(
                sum,
                a.unreachable() + b.unreachable(),
                earlier(a.firstAt(), b.firstAt()),
                later(a.lastAt(), b.lastAt()));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }

    private static Instant later(Instant a, Instant b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
