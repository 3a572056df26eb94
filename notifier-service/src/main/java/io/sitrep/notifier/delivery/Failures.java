package io.sitrep.notifier.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What fails, or has failed, counted by why: of one incident, or of what was planned within a day. */
@Singleton
public class Failures {
    private static final Duration LATELY = Duration.ofDays(1);

    /** How many deliveries of a channel are in that state for that reason; the reason may be null. */
    public record Failure(String channel, String state, String reason, long count) {}

    // Ids begin with the time at which they were made, and the ledger is found by them.
    private static final String FIND = """
            SELECT channel, state, reason, count(*) AS number FROM deliveries
            WHERE ($1::uuid IS NULL OR publication_id IN (SELECT id FROM publications WHERE incident_id = $1))
              AND ($2::text IS NULL OR channel = $2) AND id >= $3
              AND state IN ('retrying', 'uncertain', 'dead')
            GROUP BY channel, state, reason ORDER BY number DESC, channel, state, reason LIMIT 100""";

    private final Pool pool;
    private final Clock clock;

    Failures(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * The most frequent first, at most a hundred.
     *
     * @param incident null for all that were planned lately
     * @param channel null for all
     */
    public Uni<List<Failure>> find(UUID incident, String channel) {
        UUID first = incident == null ? madeAt(clock.instant().minus(LATELY).toEpochMilli()) : new UUID(0, 0);
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(incident, channel, first))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Failures::failure)
                        .toList());
    }

    private static Failure failure(Row row) {
        return new Failure(
                row.getString("channel"), row.getString("state"), row.getString("reason"), row.getLong("number"));
    }

    /** The least id of version 7 that could have been made then. */
    private static UUID madeAt(long millis) {
        return new UUID(millis << 16 | 0x7000, 0x8000_0000_0000_0000L);
    }
}
