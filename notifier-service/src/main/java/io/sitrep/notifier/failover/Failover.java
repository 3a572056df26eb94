package io.sitrep.notifier.failover;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives deliveries that their address does not get to the subscriber's next one, a chunk at a time. Any number of processes may do so at
 * once: each row is one's alone, and time is the database's. Not guaranteed: that nobody is told twice whose first attempt arrived
 * without our being told; what is on its way right now is left alone.
 */
@Singleton
class Failover {
    static final int CHUNK = 1000;

    private static final Duration LEAST_PAUSE = Duration.ofMillis(500);

    /** @param ended whether it is over at the first; what is uncertain there stays so */
    record Move(String from, String to, boolean ended, long number) {}

    /** @param looked at how many */
    record Chunk(List<Move> moves, long looked) {
        boolean isFull() {
            return looked >= CHUNK;
        }
    }

    /**
     * What there is to do.
     *
     * @param setUp the channels by which this or another process can tell
     */
    record Due(boolean unplaced, boolean out, boolean followers, boolean queue, boolean stranded, List<String> setUp) {}

    // Mostly nothing: then the ledger is left alone, whose months come and go.
    private static final String DUE = """
            SELECT EXISTS (SELECT FROM endpoints WHERE position > 0 AND providers IS NULL) AS unplaced,
                EXISTS (SELECT FROM providers_out WHERE until > now()) OR EXISTS (SELECT FROM channels_off) AS out,
                EXISTS (SELECT FROM queue WHERE due_at = 'infinity') OR EXISTS (SELECT FROM posts_found) AS followers,
                EXISTS (SELECT FROM queue WHERE failover_at <= now() AND state <> 'sending') AS queue,
                EXISTS (SELECT FROM stranded WHERE due_at <= now()) AS stranded, set_up($1) AS set_up""";

    // Beside a row that another statement has just changed PostgreSQL 18 looks at it again, and forgets in doing so
    // what it needs to leave
    // out months: the server process ended by a segmentation fault, and with it every connection.
    private static final String ALL_MONTHS = "SET LOCAL enable_partition_pruning = off";

    private final Pool pool;
    private final String[] offered;
    private final Duration after;

    Failover(@ReactiveDataSource("engine") Pool pool, Channels channels, Settings settings) {
        this.pool = pool;
        this.offered = channels.offered().toArray(String[]::new);
        this.after = settings.failoverAfter();
    }

    Uni<Due> due() {
        return pool.preparedQuery(DUE)
                .execute(Tuple.tuple().addValue(offered))
                .map(rows -> rows.iterator().next())
                .map(row -> new Due(
                        row.getBoolean("unplaced"),
                        row.getBoolean("out"),
                        row.getBoolean("followers"),
                        row.getBoolean("queue"),
                        row.getBoolean("stranded"),
                        List.of(row.getArrayOfStrings("set_up"))));
    }

    /** Of what waits or is tried again. */
    Uni<Chunk> ofQueue(List<String> setUp) {
        return chunk(Statements.OF_QUEUE, setUp);
    }

    /** Of what is dead, switched off or uncertain. */
    Uni<Chunk> ofStranded(List<String> setUp) {
        return chunk(Statements.OF_STRANDED, setUp);
    }

    /** What is urgent does not wait where its provider is out. @return how many */
    Uni<Integer> hurry() {
        return pool.preparedQuery(Statements.HURRY)
                .execute(Tuple.of(CHUNK, after.toMillis()))
                .map(RowSet::rowCount);
    }

    private Uni<Chunk> chunk(String statement, List<String> setUp) {
        Duration pause = after.dividedBy(4).compareTo(LEAST_PAUSE) > 0 ? after.dividedBy(4) : LEAST_PAUSE;
        return pool.withTransaction(connection -> connection
                        .query(ALL_MONTHS)
                        .execute()
                        .chain(() -> connection
                                .preparedQuery(statement)
                                .execute(Tuple.of(
                                        CHUNK, setUp.toArray(String[]::new), after.toMillis(), pause.toMillis()))))
                .map(Failover::read);
    }

    private static Chunk read(RowSet<Row> rows) {
        List<Move> moves = new ArrayList<>();
        long looked = 0;
        for (Row row : rows) {
            long number = row.getLong("number");
            if (row.getString("channel") == null) {
                looked = number;
            } else {
                moves.add(new Move(
                        row.getString("channel"), row.getString("next_channel"), row.getBoolean("ended"), number));
            }
        }
        return new Chunk(moves, looked);
    }
}
