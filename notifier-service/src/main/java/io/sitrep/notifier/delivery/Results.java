package io.sitrep.notifier.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sitrep.notifier.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Writes what attempts came to: while one batch is being written the next gathers, so that under load many share a
 * transaction and alone nobody waits. While the database is away results wait here and are written later: a success is never
 * sent again for want of a note about it. Who was overtaken by a newer lease writes nothing but a success.
 */
@Singleton
class Results {
    /** @param state what was written; empty when somebody else has the delivery by now, or it can never be written */
    record Written(Result result, Optional<String> state) {}

    private record Waiting(Result result, Consumer<Written> then) {}

    private static final Logger LOG = Logger.getLogger(Results.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final int MOST_AT_ONCE = 1000;

    /** Where that many came while the last were being written, more will come in a moment. */
    private static final int BUSY = 8;

    private static final long MOMENT_MILLIS = 5;

    private final Pool pool;
    private final Vertx vertx;
    private final MeterRegistry meters;
    private final Duration failoverAfter;
    private final Reached reached;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    Results(
            @ReactiveDataSource("engine") Pool pool,
            Vertx vertx,
            MeterRegistry meters,
            Settings settings,
            Reached reached) {
        this.reached = reached;
        this.failoverAfter = settings.failoverAfter();
        this.meters = meters;
        this.pool = pool;
        this.vertx = vertx;
    }

    /** @param then called once, when the result is durable, however long that takes, or never can be */
    void write(Result result, Consumer<Written> then) {
        waiting.add(new Waiting(result, then));
        next();
    }

    private void next() {
        if (!writing.compareAndSet(false, true)) {
            return;
        }
        List<Waiting> batch = new ArrayList<>();
        for (Waiting one = waiting.poll(); one != null; one = batch.size() < MOST_AT_ONCE ? waiting.poll() : null) {
            batch.add(one);
        }
        if (batch.isEmpty()) {
            writing.set(false);
            // Somebody may have come between the look and the sign.
            if (!waiting.isEmpty()) {
                next();
            }
            return;
        }
        patiently(batch).subscribe().with(states -> wrote(batch, states), refused -> oneByOne(batch, refused));
    }

    private void wrote(List<Waiting> batch, Map<UUID, String> states) {
        if (batch.size() < BUSY) {
            writing.set(false);
            next();
        } else {
            vertx.setTimer(MOMENT_MILLIS, over -> {
                writing.set(false);
                next();
            });
        }
        batch.forEach(one -> one.then.accept(new Written(
                one.result, Optional.ofNullable(states.get(one.result.lease().deliveryId())))));
    }

    /** One that the database refuses for its content must not keep the others from being written. */
    private void oneByOne(List<Waiting> batch, Throwable refused) {
        writing.set(false);
        next();
        if (batch.size() > 1) {
            batch.forEach(one ->
                    patiently(List.of(one)).subscribe().with(states -> tell(one, states), alone -> refuse(one, alone)));
        } else {
            refuse(batch.get(0), refused);
        }
    }

    private static void tell(Waiting one, Map<UUID, String> states) {
        one.then.accept(new Written(
                one.result, Optional.ofNullable(states.get(one.result.lease().deliveryId()))));
    }

    /** A success is written without what the other side said about it rather than not at all. */
    private void refuse(Waiting one, Throwable refused) {
        one.result
                .lease()
                .lines(null)
                .errorf(
                        LOG,
                        "its result can not be written: %s",
                        refused.getClass().getSimpleName());
        if (one.result.isDelivered() && !one.result.isBare()) {
            write(one.result.bare(), one.then);
        } else {
            one.then.accept(new Written(one.result, Optional.empty()));
        }
    }

    private Uni<Map<UUID, String>> patiently(List<Waiting> batch) {
        List<Result> results = batch.stream().map(Waiting::result).toList();
        return pool.withTransaction(connection -> write(connection, results))
                .onFailure(Results::passes)
                .invoke(away -> LOG.warnf(
                        "%d results can not be written yet: %s",
                        results.size(), away.getClass().getSimpleName()))
                .onFailure(Results::passes)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    private Uni<Map<UUID, String>> write(SqlConnection connection, List<Result> results) {
        Map<UUID, String> states = new HashMap<>();
        List<Result> ends = results.stream().filter(Result::isFinal).toList();
        List<Result> waits =
                results.stream().filter(result -> !result.isFinal()).toList();
        // The canary's way may be shut for an hour: nobody would open it again.
        List<Result> gone = results.stream()
                .filter(Result::gone)
                .filter(result -> !result.lease().isCanary())
                .toList();
        return write(connection, ResultStatements.END, ends, states)
                .chain(() -> write(connection, ResultStatements.LATE, late(ends, states), states))
                .chain(() -> reached.keep(connection, ends))
                .chain(() -> write(connection, ResultStatements.WAIT_AGAIN, waits, states, failoverAfter.toMillis()))
                .chain(() -> gone.isEmpty()
                        ? Uni.createFrom().nullItem()
                        : connection
                                .preparedQuery(ResultStatements.SWITCH_OFF)
                                .execute(ResultStatements.gone(gone))
                                .invoke(rows -> meters.counter(
                                                "sitrep.deliveries",
                                                "channel",
                                                gone.get(0).lease().channel(),
                                                "state",
                                                DeliveryState.SUPPRESSED.word())
                                        .increment(rows.iterator().next().getLong(0)))
                                .replaceWithVoid())
                .replaceWith(states);
    }

    private static List<Result> late(List<Result> ends, Map<UUID, String> states) {
        return states.size() == ends.size()
                ? List.of()
                : ends.stream()
                        .filter(Result::isDelivered)
                        .filter(end -> !states.containsKey(end.lease().deliveryId()))
                        .toList();
    }

    private static Uni<Void> write(
            SqlConnection connection,
            String statement,
            List<Result> results,
            Map<UUID, String> states,
            Object... further) {
        if (results.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(statement)
                .execute(ResultStatements.parameters(results, further))
                .invoke(rows -> note(rows, states))
                .replaceWithVoid();
    }

    private static void note(RowSet<Row> rows, Map<UUID, String> states) {
        for (Row row : rows) {
            states.put(row.getUUID("delivery_id"), row.getString("next"));
        }
    }

    /** All but what the database refuses for its content: that would be refused for ever. */
    private static boolean passes(Throwable failure) {
        return !(failure instanceof PgException refused)
                || refused.getSqlState() == null
                || !refused.getSqlState().matches("(22|23|42).*");
    }
}
