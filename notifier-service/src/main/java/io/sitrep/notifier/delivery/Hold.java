package io.sitrep.notifier.delivery;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.fanout.Reliance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Stops everything from leaving, in every process, until it is let go again. What is planned waits, what waits in some process' hands
 * is given back; what is on its way right now can't be called back. What only reads goes on: what is uncertain is looked for at its
 * provider meanwhile, and is delivered where it is found there.
 */
@Singleton
public class Hold {
    private static final Logger LOG = Logger.getLogger(Hold.class);

    /** Since when, and why: each reason that was given since, the first one first. */
    public record Held(Instant since, String reason) {}

    // What waited has waited for us: how long it may still be put off, and is broken, is counted from now on. What is
    // to be looked at first
    // still is.
    private static final String RELEASE = """
            WITH released AS (DELETE FROM hold RETURNING since, reason), waited AS (
                UPDATE queue SET planned_at = now(), first_failed_at = CASE WHEN first_failed_at IS NOT NULL THEN now() END,
                    due_at = CASE WHEN failover_at = '-infinity' AND due_at < 'infinity' THEN now() + %s ELSE due_at END
                WHERE state <> 'sending' AND EXISTS (SELECT FROM released)
            )
            SELECT since, reason FROM released""".formatted(Reliance.UNTIL_LOOKED);

    private static final String SENDING = "SELECT EXISTS (SELECT FROM queue WHERE state = 'sending') AS some";

    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final String LOOK = "SELECT since, reason FROM hold";

    private final Pool pool;
    private final Event<RetryAsked> asked;
    private final Event<Halted> halted;
    private final Duration poll;

    Hold(Pool pool, Event<RetryAsked> asked, Event<Halted> halted, Settings settings) {
        this.pool = pool;
        this.asked = asked;
        this.halted = halted;
        this.poll = settings.delivery().poll();
    }

    /**
     * Answers when every process has had a poll in which to notice and nothing is on its way any more, and in any case after two polls:
     * then what is still on its way was begun before.
     */
    public Uni<Held> hold(String reason) {
        return pool.preparedQuery(HoldReasons.ADD)
                .execute(Tuple.of(reason, reason))
                .map(rows -> held(rows.iterator()).orElseThrow())
                .invoke(held -> LOG.warnf("nothing leaves until it is released: %s", held.reason()))
                .invoke(() -> halted.fire(new Halted()))
                // A claim that was under way is not seen before it is written.
                .call(() -> after(poll, () -> untilQuiet(poll)));
    }

    private Uni<Void> untilQuiet(Duration longest) {
        return pool.query(SENDING)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("some"))
                .chain(some -> some && !longest.isNegative()
                        ? after(PAUSE, () -> untilQuiet(longest.minus(PAUSE)))
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> after(Duration pause, Supplier<Uni<? extends Void>> next) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(pause).chain(next);
    }

    /** @return how it was held; empty when it was not */
    public Uni<Optional<Held>> release() {
        return pool.query(RELEASE)
                .execute()
                .map(rows -> held(rows.iterator()))
                .invoke(held -> held.ifPresent(was -> LOG.warn("released: what waits leaves now")))
                .invoke(() -> asked.fire(new RetryAsked()));
    }

    public Uni<Optional<Held>> look() {
        return pool.query(LOOK).execute().map(rows -> held(rows.iterator()));
    }

    private static Optional<Held> held(RowIterator<Row> rows) {
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        Row row = rows.next();
        return Optional.of(new Held(row.getOffsetDateTime("since").toInstant(), row.getString("reason")));
    }
}
