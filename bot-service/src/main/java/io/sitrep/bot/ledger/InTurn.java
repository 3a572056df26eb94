package io.sitrep.bot.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Sees to it that what was asked about an incident is done in the order it was asked: what had to wait for the incident
 * service is not overtaken by what was typed after it. Of what waits without anybody knowing yet which incident it is about, that
 * holds within its channel.
 */
@Singleton
public class InTurn {
    /** Most of the time the one before is a matter of milliseconds. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final int LOOKS = 10;

    /** A command that was never settled counts only once it had to wait: before, it may turn out to change nothing. */
    private static final String EARLIER = """
            FROM inbound mine JOIN inbound earlier ON earlier.place < mine.place AND earlier.state IN ('received', 'settled')
            WHERE mine.invocation_id = $1
            AND (earlier.about = mine.about AND (earlier.state = 'settled' OR earlier.failures > 0)
                OR earlier.about IS NULL AND earlier.state = 'received' AND earlier.failures > 0
                    AND earlier.platform = mine.platform AND earlier.workspace = mine.workspace
                    AND earlier.channel = mine.channel)""";

    private final Pool database;

    public InTurn(Pool database) {
        this.database = database;
    }

    /** Waits a second at most; false when it is still not its turn. Fails only when the database is away. */
    Uni<Boolean> comes(Entry entry) {
        return isFirst(entry).chain(first -> first ? Uni.createFrom().item(true) : hastened(entry, LOOKS));
    }

    private Uni<Boolean> hastened(Entry entry, int looks) {
        boolean isNew = entry.effort().takenUp() == 1;
        return (isNew ? hasten(entry) : Uni.createFrom().voidItem()).chain(() -> look(entry, looks));
    }

    private Uni<Boolean> look(Entry entry, int looks) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(BETWEEN_LOOKS)
                .chain(() -> isFirst(entry))
                .chain(first -> first || looks <= 1 ? Uni.createFrom().item(first) : look(entry, looks - 1));
    }

    private Uni<Boolean> isFirst(Entry entry) {
        return database.preparedQuery("SELECT NOT EXISTS (SELECT " + EARLIER + ") AS first")
                .execute(Tuple.of(entry.invocation().id()))
                .map(rows -> rows.iterator().next().getBoolean("first"));
    }

    /** Somebody waits for it now: what it needs may be back. */
    private Uni<Void> hasten(Entry entry) {
        return database.preparedQuery("UPDATE inbound SET due_at = now() WHERE holder IS NULL AND due_at > now()"
                        + " AND invocation_id IN (SELECT earlier.invocation_id " + EARLIER + ")")
                .execute(Tuple.of(entry.invocation().id()))
                .replaceWithVoid();
    }
}
