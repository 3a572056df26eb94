package io.sitrep.notifier.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was told to whom, and what became of it. It holds no address. */
@Singleton
public class Ledger {
    /** Which deliveries to show, newest first; null lets everything pass. {@code before} is the last one already seen. */
    public record Filter(UUID incident, UUID publication, String state, String channel, UUID subscriber, UUID before) {}

    /** One delivery with its attempts, oldest first. */
    public record Entry(
            UUID id,
            UUID publication,
            UUID incident,
            long sequence,
            UUID subscriber,
            String channel,
            String state,
            String reason,
            Instant createdAt,
            Instant updatedAt,
            Instant deliveredAt,
            Instant nextAttemptAt,
            List<Attempt> attempts) {}

    /** One attempt; {@code code} is the channel's own answer, null when none came. */
    public record Attempt(Instant at, String code, Duration duration, String outcome, String reason) {}

    private static final String FIND = """
            SELECT d.*, a.at, a.code, a.duration_ms, a.outcome, a.reason AS attempt_reason
            FROM (SELECT * FROM deliveries
                WHERE ($1::uuid IS NULL OR incident_id = $1)
                  AND ($2::uuid IS NULL OR publication_id IN
                    (SELECT id FROM publications WHERE id = $2 OR update_id = $2))
                  AND ($3::text IS NULL OR state = $3) AND ($4::text IS NULL OR channel = $4)
                  AND ($5::uuid IS NULL OR subscriber_id = $5) AND ($6::uuid IS NULL OR id < $6)
                ORDER BY id DESC LIMIT $7) d
            LEFT JOIN attempts a ON a.delivery_id = d.id
            ORDER BY d.id DESC, a.fence""";

    private final Pool pool;

    Ledger(Pool pool) {
        this.pool = pool;
    }

    public Uni<List<Entry>> find(Filter filter, int limit) {
        Tuple parameters = Tuple.tuple()
                .addUUID(filter.incident())
                .addUUID(filter.publication())
                .addString(filter.state())
                .addString(filter.channel())
                .addUUID(filter.subscriber())
                .addUUID(filter.before())
                .addInteger(limit);
        return pool.preparedQuery(FIND).execute(parameters).map(rows -> {
            Map<UUID, Entry> entries = new LinkedHashMap<>();
            for (Row row : rows) {
                Entry entry = entries.computeIfAbsent(row.getUUID("id"), id -> entry(row));
                attempt(row).ifPresent(entry.attempts()::add);
            }
            return List.copyOf(entries.values());
        });
    }

    private static Entry entry(Row row) {
        boolean waits = "pending".equals(row.getString("state")) || "retrying".equals(row.getString("state"));
        return new Entry(
                row.getUUID("id"),
                row.getUUID("publication_id"),
                row.getUUID("incident_id"),
                row.getLong("sequence"),
                row.getUUID("subscriber_id"),
                row.getString("channel"),
                row.getString("state"),
                row.getString("reason"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                instant(row, "delivered_at"),
                waits ? instant(row, "due_at") : null,
                new ArrayList<>());
    }

    private static Optional<Attempt> attempt(Row row) {
        Instant at = instant(row, "at");
        if (at == null) {
            return Optional.empty();
        }
        Long millis = row.getLong("duration_ms");
        return Optional.of(new Attempt(
                at,
                row.getString("code"),
                millis == null ? null : Duration.ofMillis(millis),
                row.getString("outcome"),
                row.getString("attempt_reason")));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
