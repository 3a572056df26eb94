package io.sitrep.bot.pins.told;

import io.sitrep.bot.port.RoomKeeper.Spot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * The tables of what a platform told of messages. What is written in them is done, in its order for each message, or seen by an
 * operator. Each platform has tables of its own: {@code slack_event}, {@code slack_pin}.
 */
public final class PinLedger {
    private static final int AT_ONCE = 20;
    private static final String THIS_MESSAGE = " WHERE workspace = $1 AND channel = $2 AND message = $3";

    private final Pool database;
    private final String platform;

    public PinLedger(Pool database, String platform) {
        this.database = database;
        this.platform = platform;
    }

    /** An event of which this process makes an attempt now. */
    record Taken(PinEvent event, int attempts) {}

    /** @param byWhat how it is held: by a reaction, or by the platform's own pin */
    public Uni<Void> pinned(PinEvent event, String byWhat) {
        return once(
                event,
                connection -> run(
                                connection,
                                "INSERT INTO <pin> (workspace, channel, message, person, by_what)"
                                        + " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
                                holder(event).addString(byWhat))
                        .replaceWithVoid());
    }

    /** What the person held it by; changes nothing while it is held otherwise. */
    public Uni<Void> unpinned(PinEvent event, String byWhat) {
        return letGo(
                event,
                " AND by_what = $4 AND person = $5",
                message(event).addString(byWhat).addString(event.person()));
    }

    /** What is the message's, not a person's, is nobody's any more, whoever took it off; changes nothing while it is held otherwise. */
    public Uni<Void> takenOff(PinEvent event, String byWhat) {
        return letGo(event, " AND by_what = $4", message(event).addString(byWhat));
    }

    private Uni<Void> letGo(PinEvent event, String whose, Tuple values) {
        return once(
                event,
                connection -> run(connection, "DELETE FROM <pin>" + THIS_MESSAGE + whose, values)
                        .chain(() -> run(
                                connection,
                                "UPDATE <event> SET done_at = now() WHERE event_id = $4 AND EXISTS (SELECT FROM <pin>"
                                        + THIS_MESSAGE + ")",
                                message(event).addString(event.id())))
                        .replaceWithVoid());
    }

    /** The person's pin counts for nothing; whether somebody else holds the message. */
    Uni<Boolean> doesNotHold(PinEvent event) {
        return database.withTransaction(connection -> alone(connection, event)
                .chain(() -> run(connection, "DELETE FROM <pin>" + THIS_MESSAGE + " AND person = $4", holder(event)))
                .chain(() -> isHeld(connection, event)));
    }

    private Uni<Boolean> isHeld(SqlClient connection, PinEvent event) {
        return run(connection, "SELECT FROM <pin>" + THIS_MESSAGE + " LIMIT 1", message(event))
                .map(held -> held.size() > 0);
    }

    /**
     * Who lets go of a message waits for the others who do, until their transactions end: of the last two at once each would see the
     * other one holding it still, and nobody would take it off the timeline.
     */
    private Uni<Void> alone(SqlClient connection, PinEvent event) {
        return connection
                .preparedQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of(String.join(
                        " ", platform, event.spot().workspace(), event.spot().channel(), event.message())))
                .replaceWithVoid();
    }

    /** Of messages nobody holds nothing is written: that is nearly all of what is said. */
    public Uni<Void> changed(PinEvent event) {
        return isHeld(database, event)
                .chain(held -> held
                        ? once(event, connection -> forgetIfGone(connection, event))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> forgetIfGone(SqlClient connection, PinEvent event) {
        return event.deed() == PinEvent.Deed.DELETED
                ? run(connection, "DELETE FROM <pin>" + THIS_MESSAGE, message(event))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private interface Effect {
        Uni<Void> on(SqlClient connection);
    }

    private Uni<Void> once(PinEvent event, Effect effect) {
        return database.withTransaction(connection -> alone(connection, event)
                .chain(() -> run(
                        connection,
                        "INSERT INTO <event> (event_id, workspace, channel, message, deed, person)"
                                + " VALUES ($5, $1, $2, $3, $6, $4) ON CONFLICT DO NOTHING",
                        holder(event)
                                .addString(event.id())
                                .addString(event.deed().name().toLowerCase(Locale.ROOT))))
                .chain(written -> written.rowCount() == 0 ? Uni.createFrom().voidItem() : effect.on(connection)));
    }

    /** The oldest of each message that are due. */
    Uni<List<Taken>> takeUp(Duration lease) {
        return run(database, """
                        UPDATE <event> SET attempts = attempts + 1, due_at = now() + make_interval(secs => $1)
                        WHERE event_id IN (
                            SELECT event_id FROM <event> event WHERE done_at IS NULL AND due_at <= now()
                            AND NOT EXISTS (
                                SELECT FROM <event> before
                                WHERE before.workspace = event.workspace AND before.channel = event.channel
                                AND before.message = event.message AND before.place < event.place
                                AND before.done_at IS NULL)
                            ORDER BY place LIMIT $2 FOR UPDATE SKIP LOCKED)
                        RETURNING *""", Tuple.of((double) lease.toSeconds(), AT_ONCE))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PinLedger::read)
                        .toList());
    }

    Uni<Void> done(PinEvent event) {
        return run(database, "UPDATE <event> SET done_at = now() WHERE event_id = $1", Tuple.of(event.id()))
                .replaceWithVoid();
    }

    Uni<Void> later(PinEvent event, Duration wait) {
        return run(
                        database,
                        "UPDATE <event> SET due_at = now() + make_interval(secs => $2) WHERE event_id = $1",
                        Tuple.of(event.id(), (double) wait.toSeconds()))
                .replaceWithVoid();
    }

    /** What is done for so long, and who holds messages of channels that are no rooms any more: those are on no timeline. */
    Uni<Void> forget(Duration age) {
        return run(database, "DELETE FROM <event> WHERE done_at < now() - make_interval(secs => $1)", Tuple.of((double)
                        age.toSeconds()))
                .chain(() -> run(database, """
                        DELETE FROM <pin> pin WHERE NOT EXISTS (
                            SELECT FROM presence WHERE platform = $1 AND presence.workspace = pin.workspace
                            AND presence.channel = pin.channel)
                        AND NOT EXISTS (
                            SELECT FROM <event> event WHERE event.workspace = pin.workspace
                            AND event.channel = pin.channel AND event.message = pin.message)""", Tuple.of(platform)))
                .replaceWithVoid();
    }

    /** A statement about this platform's tables. */
    private Uni<RowSet<Row>> run(SqlClient connection, String statement, Tuple values) {
        return connection
                .preparedQuery(statement.replace("<pin>", platform + "_pin").replace("<event>", platform + "_event"))
                .execute(values);
    }

    private static Taken read(Row row) {
        return new Taken(
                new PinEvent(
                        row.getString("event_id"),
                        new Spot(row.getString("workspace"), row.getString("channel")),
                        row.getString("message"),
                        PinEvent.Deed.valueOf(row.getString("deed").toUpperCase(Locale.ROOT)),
                        row.getString("person")),
                row.getInteger("attempts"));
    }

    private static Tuple message(PinEvent event) {
        return Tuple.of(event.spot().workspace(), event.spot().channel(), event.message());
    }

    private static Tuple holder(PinEvent event) {
        return message(event).addString(event.person());
    }
}
