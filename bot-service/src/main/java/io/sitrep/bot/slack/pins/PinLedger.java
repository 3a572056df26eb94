package io.sitrep.bot.slack.pins;

import io.sitrep.bot.port.RoomKeeper.Spot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The table of what Slack told of messages. What is written in it is done, in its order for each message, or seen by an operator. */
@Singleton
class PinLedger {
    private static final int AT_ONCE = 20;

    private final Pool database;

    PinLedger(Pool database) {
        this.database = database;
    }

    /** An event of which this process makes an attempt now. */
    record Taken(PinEvent event, int attempts) {}

    /** @param byWhat how it is held: by a reaction, or by Slack's own pin */
    Uni<Void> pinned(PinEvent event, String byWhat) {
        return once(
                event,
                connection -> connection
                        .preparedQuery("INSERT INTO slack_pin (workspace, channel, message, person, by_what)"
                                + " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING")
                        .execute(holder(event).addString(byWhat))
                        .replaceWithVoid());
    }

    /** Changes nothing while somebody else holds the message. */
    Uni<Void> unpinned(PinEvent event, String byWhat) {
        return once(
                event,
                connection -> connection
                        .preparedQuery("DELETE FROM slack_pin WHERE workspace = $1 AND channel = $2 AND message = $3"
                                + " AND person = $4 AND by_what = $5")
                        .execute(holder(event).addString(byWhat))
                        .chain(() -> connection
                                .preparedQuery("""
                                UPDATE slack_event SET done_at = now() WHERE event_id = $4
                                AND EXISTS (SELECT FROM slack_pin WHERE workspace = $1 AND channel = $2 AND message = $3)""")
                                .execute(message(event).addString(event.id())))
                        .replaceWithVoid());
    }

    /** The person's pin counts for nothing; whether somebody else holds the message. */
    Uni<Boolean> doesNotHold(PinEvent event) {
        return database.preparedQuery(
                        "DELETE FROM slack_pin WHERE workspace = $1 AND channel = $2 AND message = $3 AND person = $4")
                .execute(holder(event))
                .chain(() -> isHeld(event));
    }

    private Uni<Boolean> isHeld(PinEvent event) {
        return database.preparedQuery(
                        "SELECT FROM slack_pin WHERE workspace = $1 AND channel = $2 AND message = $3 LIMIT 1")
                .execute(message(event))
                .map(held -> held.size() > 0);
    }

    /** Of messages nobody holds nothing is written: that is nearly all of what is said. */
    Uni<Void> changed(PinEvent event) {
        return isHeld(event)
                .chain(held -> held
                        ? once(event, connection -> forgetIfGone(connection, event))
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> forgetIfGone(SqlClient connection, PinEvent event) {
        return event.deed() == PinEvent.Deed.DELETED
                ? connection
                        .preparedQuery("DELETE FROM slack_pin WHERE workspace = $1 AND channel = $2 AND message = $3")
                        .execute(message(event))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private interface Effect {
        Uni<Void> on(SqlClient connection);
    }

    private Uni<Void> once(PinEvent event, Effect effect) {
        return database.withTransaction(connection -> connection
                .preparedQuery("""
                        INSERT INTO slack_event (event_id, workspace, channel, message, deed, person)
                        VALUES ($5, $1, $2, $3, $6, $4) ON CONFLICT DO NOTHING""")
                .execute(holder(event)
                        .addString(event.id())
                        .addString(event.deed().name().toLowerCase(Locale.ROOT)))
                .chain(written -> written.rowCount() == 0 ? Uni.createFrom().voidItem() : effect.on(connection)));
    }

    /** The oldest of each message that are due. */
    Uni<List<Taken>> takeUp(Duration lease) {
        return database.preparedQuery("""
                        UPDATE slack_event SET attempts = attempts + 1, due_at = now() + make_interval(secs => $1)
                        WHERE event_id IN (
                            SELECT event_id FROM slack_event event WHERE done_at IS NULL AND due_at <= now()
                            AND NOT EXISTS (
                                SELECT FROM slack_event before
                                WHERE before.workspace = event.workspace AND before.channel = event.channel
                                AND before.message = event.message AND before.place < event.place
                                AND before.done_at IS NULL)
                            ORDER BY place LIMIT $2 FOR UPDATE SKIP LOCKED)
                        RETURNING *""")
                .execute(Tuple.of((double) lease.toSeconds(), AT_ONCE))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PinLedger::read)
                        .toList());
    }

    Uni<Void> done(PinEvent event) {
        return database.preparedQuery("UPDATE slack_event SET done_at = now() WHERE event_id = $1")
                .execute(Tuple.of(event.id()))
                .replaceWithVoid();
    }

    Uni<Void> later(PinEvent event, Duration wait) {
        return database.preparedQuery(
                        "UPDATE slack_event SET due_at = now() + make_interval(secs => $2) WHERE event_id = $1")
                .execute(Tuple.of(event.id(), (double) wait.toSeconds()))
                .replaceWithVoid();
    }

    /** What is done for so long, and who holds messages of channels that are no rooms any more: those are on no timeline. */
    Uni<Void> forget(Duration age) {
        return database.preparedQuery("DELETE FROM slack_event WHERE done_at < now() - make_interval(secs => $1)")
                .execute(Tuple.of((double) age.toSeconds()))
                .chain(() -> database.query("""
                                DELETE FROM slack_pin pin WHERE NOT EXISTS (
                                    SELECT FROM presence WHERE platform = 'slack' AND presence.workspace = pin.workspace
                                    AND presence.channel = pin.channel)
                                AND NOT EXISTS (
                                    SELECT FROM slack_event event WHERE event.workspace = pin.workspace
                                    AND event.channel = pin.channel AND event.message = pin.message)""").execute())
                .replaceWithVoid();
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
