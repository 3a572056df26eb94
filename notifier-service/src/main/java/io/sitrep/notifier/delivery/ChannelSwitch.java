package io.sitrep.notifier.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Switches a channel off and on again, in every process: the database is asked with each claim. What is planned for it meanwhile waits;
 * what is on its way right now can't be called back. Each switch stands in the audit.
 */
@Singleton
public class ChannelSwitch {
    private static final Logger LOG = Logger.getLogger(ChannelSwitch.class);

    /** Since when, and why. */
    public record Off(String channel, Instant since, String reason) {
        static Off of(Row row) {
            return new Off(
                    row.getString("channel"), row.getOffsetDateTime("since").toInstant(), row.getString("reason"));
        }
    }

    // Who comes second changes nothing: the first reason stands.
    private static final String DISABLE = """
            WITH off AS (
                INSERT INTO channels_off (channel, actor, reason) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING *
            ), noted AS (
                INSERT INTO audit (actor, action, detail) SELECT $2, 'channel-disabled', $1 FROM off
            )
            SELECT channel, since, reason FROM off
            UNION ALL SELECT channel, since, reason FROM channels_off WHERE channel = $1 LIMIT 1""";

    // What waited has waited for us: how long it may still be put off is counted from now on.
    private static final String ENABLE = """
            WITH was AS (
                DELETE FROM channels_off WHERE channel = $1 RETURNING channel, since, reason
            ), noted AS (
                INSERT INTO audit (actor, action, detail) SELECT $2, 'channel-enabled', $1 FROM was
            ), waited AS (
                UPDATE queue SET planned_at = now() WHERE channel IN (SELECT channel FROM was) AND state <> 'sending'
            )
            SELECT channel, since, reason FROM was""";

    private final Pool pool;
    private final Event<RetryAsked> again;
    private final Event<Halted> halted;

    ChannelSwitch(Pool pool, Event<RetryAsked> again, Event<Halted> halted) {
        this.pool = pool;
        this.again = again;
        this.halted = halted;
    }

    /** @param actor id of the token, or of whom the single sign-on says it is */
    public Uni<Off> disable(String channel, String actor, String reason) {
        return pool.preparedQuery(DISABLE)
                .execute(Tuple.of(channel, actor, reason))
                .map(rows -> first(rows).orElseThrow())
                .invoke(off -> LOG.warnf("nothing leaves by %s until it is enabled: %s", channel, off.reason()))
                .invoke(() -> halted.fire(new Halted()));
    }

    /** @return how it was off; empty when it was on */
    public Uni<Optional<Off>> enable(String channel, String actor) {
        return pool.preparedQuery(ENABLE)
                .execute(Tuple.of(channel, actor))
                .map(ChannelSwitch::first)
                .invoke(was -> was.ifPresent(off -> LOG.warnf("%s is enabled: what waits leaves now", channel)))
                .invoke(() -> again.fire(new RetryAsked()));
    }

    /** Those that are off, by name. */
    public Uni<Map<String, Off>> off() {
        return pool.query("SELECT channel, since, reason FROM channels_off")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Off::of)
                        .collect(Collectors.toMap(Off::channel, off -> off)));
    }

    private static Optional<Off> first(RowSet<Row> rows) {
        RowIterator<Row> found = rows.iterator();
        return found.hasNext() ? Optional.of(Off.of(found.next())) : Optional.empty();
    }
}
