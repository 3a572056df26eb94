package io.sitrep.bot.rooms;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What an operator wants to see of rooms, {@code sitrep_rooms_pending} and {@code sitrep_rooms_oldest_look_seconds}: how
 * many open incidents lack their room in a workspace, and for how long the oldest look that did not end well goes on. The
 * same in each process, but that the age counts from when this one first saw it.
 */
@ApplicationScoped
class RoomMetrics {
    private static final String UNFINISHED = """
            SELECT p.incident_id, p.platform, p.workspace, p.channel IS NULL AND i.open AS pending FROM presence p
            JOIN incident i ON i.id = p.incident_id
            JOIN chat_workspace w ON w.platform = p.platform AND w.id = p.workspace AND w.here
            WHERE p.due_at IS NOT NULL AND (p.failures > 0 OR p.due_at <= now() OR p.channel IS NULL AND i.open)""";

    private final Pool database;
    private final Clock clock;
    private final MeterRegistry meters;
    private final List<Gauge> gauges;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();
    private Map<Place, Instant> since = new HashMap<>();

    RoomMetrics(MeterRegistry meters, Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.meters = meters;
        this.gauges = List.of(
                Gauge.builder("sitrep.rooms.pending", pending, AtomicLong::get).register(meters),
                Gauge.builder("sitrep.rooms.oldest.look.seconds", oldestSeconds, AtomicLong::get)
                        .register(meters));
    }

    /** A bot that is started again in one JVM, as in tests, would look at the numbers of the one before. */
    @PreDestroy
    void takeAway() {
        gauges.forEach(meters::remove);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return database.query(UNFINISHED)
                .execute()
                .invoke(this::seen)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private synchronized void seen(RowSet<Row> rows) {
        Instant now = clock.instant();
        Map<Place, Instant> still = new HashMap<>();
        long without = 0;
        for (Row row : rows) {
            Place place = new Place(row.getUUID("incident_id"), row.getString("platform"), row.getString("workspace"));
            still.put(place, since.getOrDefault(place, now));
            without += row.getBoolean("pending") ? 1 : 0;
        }
        since = still;
        pending.set(without);
        oldestSeconds.set(still.values().stream()
                .min(Instant::compareTo)
                .map(first -> Duration.between(first, now).toSeconds())
                .orElse(0L));
    }
}
