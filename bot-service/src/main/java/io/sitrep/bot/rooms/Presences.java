package io.sitrep.bot.rooms;

import io.sitrep.bot.Settings;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The table of what is there of incidents in workspaces. One look at a time is taken at each, by one process; what a look
 * writes counts only while it still holds the presence, else the write fails with {@link NotOurs}.
 */
@Singleton
public class Presences {
    private static final int AT_ONCE = 4;

    /**
     * So many looks at one workspace are in hand here, when the next are claimed: after an outage of a platform hundreds are due, and
     * all at once they would only keep each other away.
     */
    private static final int MOST_IN_HAND = 8;

    /** Of what is over already nothing is begun. */
    private static final String SEED = """
            INSERT INTO presence (incident_id, platform, workspace)
            SELECT i.id, w.platform, w.id FROM incident i CROSS JOIN chat_workspace w
            WHERE i.open AND i.followed AND i.kind = 'incident' AND i.settled_at <= now() AND w.here
            ON CONFLICT DO NOTHING""";

    private static final String CLAIM = """
            UPDATE presence p SET holder = gen_random_uuid(), held_until = now() + make_interval(secs => $1)
            WHERE (incident_id, platform, workspace) IN (
                SELECT d.incident_id, d.platform, d.workspace FROM presence d
                JOIN incident i ON i.id = d.incident_id AND i.settled_at <= now()
                JOIN chat_workspace w ON w.platform = d.platform AND w.id = d.workspace AND w.here
                WHERE d.due_at <= now() AND d.held_until <= now() AND d.platform || ' ' || d.workspace <> ALL($3)
                ORDER BY d.due_at LIMIT $2 FOR UPDATE OF d SKIP LOCKED)
            RETURNING p.*""";

    private static final String OURS = " WHERE incident_id = $1 AND platform = $2 AND workspace = $3 AND holder = $4"
            + " AND held_until > now() RETURNING *";

    /** In one order, whoever takes them: two rooms of an incident that come to be at once would else wait for each other. */
    private static final String ALL_OF_IT =
            "SELECT FROM presence WHERE incident_id = $1 ORDER BY platform, workspace FOR UPDATE";

    private static final String OTHERS_SEE_IT = """
            UPDATE presence SET revision = revision + 1, due_at = greatest(now(), not_before)
            WHERE incident_id = $1 AND NOT (platform = $2 AND workspace = $3)""";

    private static final String FREE = "UPDATE presence SET holder = NULL, held_until = '-infinity', ";

    private final Pool database;
    private final double leaseSeconds;
    private final Map<UUID, Place> inHand = new ConcurrentHashMap<>();

    public Presences(Pool database, Settings settings) {
        this.database = database;
        this.leaseSeconds = seconds(settings.rooms().lease());
    }

    /** Each open incident is to be in each workspace. */
    Uni<Void> seed() {
        return database.query(SEED).execute().replaceWithVoid();
    }

    /** Some of those that are due, to be looked at by the caller; none of a workspace where much is in hand already. */
    Uni<List<Presence>> claim() {
        return database.preparedQuery(CLAIM)
                .execute(Tuple.of(leaseSeconds, AT_ONCE, busy()))
                .map(rows -> stream(rows).map(Presence::of).toList())
                .invoke(taken -> taken.forEach(presence -> inHand.put(presence.holder(), presence.place())));
    }

    private String[] busy() {
        return inHand.values().stream()
                .collect(Collectors.groupingBy(
                        place -> place.platform() + " " + place.workspace(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(workspace -> workspace.getValue() >= MOST_IN_HAND)
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    /** A sign of life for all that are looked at here. */
    Uni<Void> stillAlive() {
        return inHand.isEmpty()
                ? Uni.createFrom().voidItem()
                : database.preparedQuery("UPDATE presence SET held_until = now() + make_interval(secs => $2)"
                                + " WHERE holder = ANY($1) AND held_until > now()")
                        .execute(Tuple.of(inHand.keySet().toArray(UUID[]::new), leaseSeconds))
                        .replaceWithVoid();
    }

    void letGo(Presence presence) {
        inHand.remove(presence.holder());
    }

    public Uni<Presence> opened(Presence presence, Room room) {
        return setForAll(
                presence,
                "channel = $5, room_name = $6, room_since = now(), room_failures = 0, rooms = rooms + 1",
                room.channel(),
                room.name());
    }

    public Uni<Presence> notOpened(Presence presence) {
        return set(presence, "room_failures = room_failures + 1");
    }

    /** The room is archived or deleted while the incident is open: another one is made. What was in the old one stays there. */
    public Uni<Presence> leave(Presence presence) {
        return setForAll(presence, """
                channel = NULL, room_name = NULL, room_since = NULL, topic = NULL, invited = '{}', declarer_asked = false,
                card_pinned = false, bookmarks = '{}',
                linked = NULL, archive_asked = false, archived = false""");
    }

    public Uni<Presence> topic(Presence presence, String topic) {
        return set(presence, "topic = $5", topic);
    }

    public Uni<Presence> invited(Presence presence, Collection<String> people) {
        return set(presence, "invited = invited || $5::text[]", (Object) people.toArray(String[]::new));
    }

    public Uni<Presence> declarerAsked(Presence presence) {
        return set(presence, "declarer_asked = true");
    }

    public Uni<Presence> pinned(Presence presence) {
        return set(presence, "card_pinned = true");
    }

    /** The card that was pinned is no longer there. */
    public Uni<Presence> unpinned(Presence presence) {
        return set(presence, "card_pinned = false");
    }

    public Uni<Presence> bookmarked(Presence presence, String bookmark) {
        return set(presence, "bookmarks = bookmarks || $5::text", bookmark);
    }

    public Uni<Presence> linked(Presence presence, String address) {
        return set(presence, "linked = $5", address);
    }

    public Uni<Presence> pendingNoted(Presence presence) {
        return set(presence, "pending_noted = true");
    }

    public Uni<Presence> archived(Presence presence) {
        return setForAll(presence, "archived = true");
    }

    /**
     * The look ended well.
     *
     * @param next when to look again though nothing happens; null for never
     */
    Uni<Presence> finished(Presence presence, Duration next) {
        return ours(presence, FREE + """
                        failures = 0, not_before = '-infinity',
                        due_at = CASE WHEN revision > $5 THEN now() ELSE now() + make_interval(secs => $6) END""", presence.revision(), next == null ? null : seconds(next));
    }

    /**
     * Not all of it could be done.
     *
     * @param next what the clock brings while nothing happens is looked at then; null for nothing
     */
    Uni<Presence> failed(Presence presence, Patience patience, Duration next) {
        Duration wait = next == null || next.compareTo(patience.usually()) > 0 ? patience.usually() : next;
        return ours(presence, FREE + """
                        failures = failures + 1, not_before = now() + make_interval(secs => $7),
                        due_at = now() + make_interval(secs => CASE WHEN revision > $5 THEN $7 ELSE greatest($6, $7) END)""", presence.revision(), seconds(wait), seconds(patience.least()));
    }

    private Uni<Presence> set(Presence presence, String what, Object... values) {
        return ours(presence, "UPDATE presence SET " + what, values);
    }

    /** What shows in the incident's other places, too. */
    private Uni<Presence> setForAll(Presence presence, String what, Object... values) {
        Place place = presence.place();
        return database.withTransaction(transaction -> transaction
                .preparedQuery(ALL_OF_IT)
                .execute(Tuple.of(place.incident()))
                .chain(() -> ours(transaction, presence, "UPDATE presence SET " + what, values))
                .call(() -> transaction
                        .preparedQuery(OTHERS_SEE_IT)
                        .execute(Tuple.of(place.incident(), place.platform(), place.workspace()))));
    }

    private Uni<Presence> ours(Presence presence, String statement, Object... values) {
        return ours(database, presence, statement, values);
    }

    private static Uni<Presence> ours(SqlClient client, Presence presence, String statement, Object... values) {
        Place place = presence.place();
        Tuple tuple = Tuple.of(place.incident(), place.platform(), place.workspace(), presence.holder());
        for (Object value : values) {
            tuple.addValue(value);
        }
        return client.preparedQuery(statement + OURS).execute(tuple).map(rows -> {
            if (rows.size() == 0) {
                throw new NotOurs();
            }
            return Presence.of(rows.iterator().next());
        });
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
