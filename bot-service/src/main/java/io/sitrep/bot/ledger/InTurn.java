package io.sitrep.bot.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Sees to it that what was asked about an incident is done in the order it was asked, one after the other: what had to wait for
 * the incident service is not overtaken by what was typed after it, and nobody decides by how the incident stood before the change
 * of another. Of what waits without anybody knowing yet which incident it is about, that holds within its channel.
 */
@Singleton
public class InTurn {
    /** Most of the time the one before is a matter of milliseconds. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final int LOOKS = 10;

    /** Source: PostgreSQL's documentation, appendix A, read 2026-11-23. */
    private static final String UNIQUE_VIOLATION = "23505";

    /**
     * Incidents that were declared before by the same person or in the same channel, and are not there yet: whoever names none may
     * mean one of them. In a room it is the room's that is meant.
     */
    private static final String DECLARED = """
            FROM inbound earlier WHERE earlier.state = 'settled' AND earlier.about IS NULL AND earlier.place < mine.place
            AND earlier.platform = mine.platform AND earlier.workspace = mine.workspace
            AND (earlier.channel = mine.channel OR earlier.person = mine.person)
            AND NOT EXISTS (SELECT FROM presence room WHERE room.platform = mine.platform AND room.workspace = mine.workspace
                AND room.channel = mine.channel)""";

    private final Pool database;

    public InTurn(Pool database) {
        this.database = database;
    }

    /**
     * What comes before {@code mine}. What is settled is on its way, whenever it was typed. What is received counts once it had to
     * wait: before, it may turn out to change nothing.
     *
     * @param about the parameter that names the incident
     */
    static String earlier(String about) {
        return """
            FROM inbound earlier WHERE earlier.state IN ('received', 'settled') AND earlier.changes
            AND earlier.invocation_id <> mine.invocation_id
            AND (earlier.about = %s AND (earlier.state = 'settled' OR earlier.place < mine.place)
                OR earlier.about IS NULL AND earlier.state = 'received' AND earlier.failures > 0
                    AND earlier.place < mine.place AND earlier.platform = mine.platform
                    AND earlier.workspace = mine.workspace AND earlier.channel = mine.channel)""".formatted(about);
    }

    /** What was done about the incident since a time, so that whoever has read it before reads it again. */
    static String done(String about, String since) {
        return """
            SELECT FROM inbound done WHERE done.about = %s AND done.changes AND done.invocation_id <> mine.invocation_id
            AND coalesce(done.done_at, done.answered_at) >= %s""".formatted(about, since);
    }

    /** Two were settled at the same moment, and the other one came first. */
    static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    /**
     * Waits a second at most for the turn of what is about this incident; empty when it is still not there, else what to decide by
     * from now on. Fails only when the database is away.
     */
    Uni<Optional<Entry>> comes(Entry entry, String about) {
        return awaited(
                        entry,
                        new Line(earlier("$2"), Tuple.of(entry.invocation().id(), about)))
                .map(since -> since.map(at -> entry.inTurn(about, at)));
    }

    /** The same for incidents that were declared before it: whether they are there now. */
    Uni<Boolean> comesAfterDeclared(Entry entry) {
        return awaited(entry, new Line(DECLARED, Tuple.of(entry.invocation().id())))
                .map(Optional::isPresent);
    }

    /** Those it stands behind. */
    private record Line(String statement, Tuple values) {}

    private Uni<Optional<OffsetDateTime>> awaited(Entry entry, Line line) {
        return first(line).chain(first -> first.isPresent() ? Uni.createFrom().item(first) : hastened(entry, line));
    }

    private Uni<Optional<OffsetDateTime>> hastened(Entry entry, Line line) {
        boolean isNew = entry.effort().takenUp() == 1;
        return (isNew ? hasten(line) : Uni.createFrom().voidItem()).chain(() -> look(line, LOOKS));
    }

    private Uni<Optional<OffsetDateTime>> look(Line line, int looks) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(BETWEEN_LOOKS)
                .chain(() -> first(line))
                .chain(first ->
                        first.isPresent() || looks <= 1 ? Uni.createFrom().item(first) : look(line, looks - 1));
    }

    /** Since when nobody stands before it. */
    private Uni<Optional<OffsetDateTime>> first(Line line) {
        return database.preparedQuery("SELECT now() AS at, EXISTS (SELECT " + line.statement()
                        + ") AS waits FROM inbound mine WHERE mine.invocation_id = $1")
                .execute(line.values())
                .map(rows -> rows.iterator().next())
                .map(row -> row.getBoolean("waits") ? Optional.empty() : Optional.of(row.getOffsetDateTime("at")));
    }

    /** Somebody waits for it now: what it needs may be back. */
    private Uni<Void> hasten(Line line) {
        return database.preparedQuery("UPDATE inbound SET due_at = now() WHERE holder IS NULL AND due_at > now()"
                        + " AND invocation_id IN (SELECT before.invocation_id FROM inbound mine CROSS JOIN LATERAL"
                        + " (SELECT earlier.invocation_id " + line.statement()
                        + ") before WHERE mine.invocation_id = $1)")
                .execute(line.values())
                .replaceWithVoid();
    }
}
