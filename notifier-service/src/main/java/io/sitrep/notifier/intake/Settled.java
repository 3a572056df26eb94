package io.sitrep.notifier.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What of publications was ended before it left. Counted by {@link #count} once that is durable, not before. */
record Settled(String state, List<Some> some) {
    /** How many by one channel. */
    record Some(String channel, long number) {}

    static final Settled NONE = new Settled("", List.of());

    // As settle_publications does, which does not say of which channels they were.
    private static final String SETTLE = """
            WITH gone AS (
                DELETE FROM queue WHERE publication_id = ANY ($1) AND state <> 'sending'
                RETURNING delivery_id, month, fence, tries, channel
            ), booked AS (
                UPDATE ledger l SET state = $2, reason = $3, fence = gone.fence, tries = gone.tries, updated_at = now()
                FROM gone WHERE l.id = gone.delivery_id AND l.month = gone.month
            )
            SELECT channel, count(*) AS number FROM gone GROUP BY channel""";

    /** Ends what waits of these publications; what is on its way right now can't be called back. */
    static Uni<Settled> settle(SqlConnection connection, UUID[] publications, String state, String why) {
        return connection
                .preparedQuery(SETTLE)
                .execute(Tuple.tuple().addValue(publications).addString(state).addString(why))
                .map(rows -> {
                    List<Some> some = new ArrayList<>();
                    for (Row row : rows) {
                        some.add(new Some(row.getString("channel"), row.getLong("number")));
                    }
                    return new Settled(state, some);
                });
    }

    void count(MeterRegistry meters) {
        some.forEach(each -> meters.counter("sitrep.deliveries", "channel", each.channel(), "state", state)
                .increment(each.number()));
    }
}
