package io.sitrep.notifier.delivery;

import io.sitrep.notifier.channel.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What was stopped after it was leased, as of the last look: everything, while it is held, single channels, or single publications. A
 * claim looks for itself; this is for what this process has in hand and has not begun.
 */
@Singleton
class Halts {
    private static final Outcome HELD = new Outcome.Deferred("everything is held", Duration.ZERO);
    private static final Outcome OFF = new Outcome.Deferred("the channel is disabled", Duration.ZERO);
    private static final Outcome WITHDRAWN = new Outcome.Deferred("the update was withdrawn", Duration.ZERO);

    private static final String LOOK = """
            SELECT EXISTS (SELECT FROM hold) AS held, array(SELECT channel FROM channels_off) AS off,
                array(SELECT id FROM publications WHERE id = ANY ($1) AND withdrawn IS NOT NULL) AS withdrawn""";

    /** @param look of two looks at once that which began later is believed */
    private record Known(long look, boolean held, Set<String> off, Set<UUID> withdrawn) {}

    private final Pool pool;
    private final AtomicLong looks = new AtomicLong();
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(0, false, Set.of(), Set.of()));

    Halts(Pool pool) {
        this.pool = pool;
    }

    /** @param inHand the publications of which this process has something in hand */
    Uni<Void> look(Collection<UUID> inHand) {
        long look = looks.incrementAndGet();
        return pool.preparedQuery(LOOK)
                .execute(Tuple.tuple().addValue(inHand.toArray(UUID[]::new)))
                .map(rows -> known(look, rows.iterator().next()))
                .invoke(seen -> known.accumulateAndGet(seen, (old, now) -> now.look() > old.look() ? now : old))
                .replaceWithVoid();
    }

    /** Why nothing more of it may be begun; empty when it may. Putting it off writes down what became of it. */
    Optional<Outcome> of(Lease lease) {
        Known now = known.get();
        if (now.held()) {
            return Optional.of(HELD);
        }
        if (now.off().contains(lease.channel())) {
            return Optional.of(OFF);
        }
        return now.withdrawn().contains(lease.publicationId()) ? Optional.of(WITHDRAWN) : Optional.empty();
    }

    private static Known known(long look, Row row) {
        return new Known(
                look,
                row.getBoolean("held"),
                Set.of(row.getArrayOfStrings("off")),
                Set.of(row.getArrayOfUUIDs("withdrawn")));
    }
}
