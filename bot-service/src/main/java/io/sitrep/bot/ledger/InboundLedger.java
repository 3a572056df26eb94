package io.sitrep.bot.ledger;

import io.sitrep.bot.Settings;
import io.sitrep.bot.incident.Order;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Language;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/**
 * The table of all commands that arrived. An entry is worked on by one process at a time; what that process writes
 * counts only while it still holds the entry, else the write fails with {@link NoLongerHeld}.
 */
@Singleton
public class InboundLedger {
    private static final int AT_ONCE = 20;

    /** By the database's clock, as all other times. */
    private static final String ENTRY =
            " RETURNING *, now() AS as_of, extract(epoch FROM now() - coalesce(done_at, received_at))::float8 AS age";

    private final Pool database;
    private final EntryRows rows;
    private final UUID self = UUID.randomUUID();
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final double leaseSeconds;
    private volatile boolean isEnding;

    public InboundLedger(Pool database, EntryRows rows, Settings settings) {
        this.database = database;
        this.rows = rows;
        this.leaseSeconds = seconds(settings.chat().lease());
    }

    /** Writes the command down, unless it is already. */
    Uni<Booking> book(Invocation invocation) {
        Person person = invocation.person();
        Tuple values = Tuple.from(List.of(
                invocation.id(),
                person.platform(),
                person.workspace(),
                person.id(),
                person.name(),
                invocation.channel(),
                invocation.text(),
                rows.seal(invocation.replyTo()),
                self,
                leaseSeconds,
                new JsonObject(Map.copyOf(invocation.filled())),
                new JsonObject(Map.copyOf(invocation.mentioned()))));
        return database.preparedQuery("""
                        INSERT INTO inbound (invocation_id, platform, workspace, person, person_name, channel, said,
                                             reply_to, state, holder, due_at, filled, mentioned)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'received', $9, now() + make_interval(secs => $10), $11, $12)
                        ON CONFLICT (invocation_id) DO NOTHING""" + ENTRY)
                .execute(values)
                .chain(written -> written.size() == 1
                        ? Uni.createFrom()
                                .item(new Booking.First(
                                        taken(written.iterator().next()).triggeredBy(invocation)))
                        : again(invocation));
    }

    private Uni<Booking> again(Invocation invocation) {
        return database.preparedQuery(
                        "SELECT state = 'answered' AS answered, answer, undone, reply_to FROM inbound WHERE invocation_id = $1")
                .execute(Tuple.of(invocation.id()))
                .map(found -> StreamSupport.stream(found.spliterator(), false).findFirst())
                .chain(found -> {
                    Optional<Row> answered = found.filter(row -> row.getBoolean("answered"));
                    boolean elsewhere =
                            found.map(row -> !rows.repliesTo(row, invocation)).orElse(false);
                    return answered.filter(row -> row.getBoolean("undone")).isPresent()
                            ? book(invocation.anew())
                            : Uni.createFrom()
                                    .item(new Booking.Again(answered.map(row -> row.getString("answer")), elsewhere));
                });
    }

    /**
     * Settles for good what is to be carried out, in whose name, and in which language that is told. Of one incident one change
     * at a time is: empty when it is another one's turn, or when another one was done since this was decided.
     */
    Uni<Optional<Entry>> settle(Entry entry, Order order, Person person, Language language) {
        Tuple values = Tuple.of(
                        entry.invocation().id(),
                        self,
                        rows.write(order),
                        person.name(),
                        language.tag(),
                        order.ref().orElse(null))
                .addOffsetDateTime(entry.standing().since());
        return database.preparedQuery("""
                        UPDATE inbound mine SET state = 'settled', order_json = $3, person_name = $4, language = $5, about = $6
                        WHERE mine.invocation_id = $1 AND mine.holder = $2 AND mine.state = 'received'
                        AND ($6::text IS NULL OR NOT EXISTS (SELECT %s) AND NOT EXISTS (%s))""".formatted(InTurn.earlier("$6"), InTurn.done("$6", "$7")) + ENTRY)
                .execute(values)
                .map(changed -> changed.size() == 0
                        ? Optional.<Entry>empty()
                        : Optional.of(rows.read(changed.iterator().next())))
                .onFailure(InTurn::isTaken)
                .recoverWithItem(Optional.empty());
    }

    /** Keeps the answer that has to be handed over. */
    Uni<Entry> done(Entry entry, String answer) {
        return held("""
                        UPDATE inbound SET state = 'done', answer = $3, done_at = coalesce(done_at, now()),
                                           failures = CASE WHEN state = 'done' THEN failures ELSE 0 END
                        WHERE invocation_id = $1 AND holder = $2""", Tuple.of(entry.invocation().id(), self, answer));
    }

    /** Nothing is left to do: the answer reached the person, or cannot. */
    Uni<Entry> answered(Entry entry, String answer) {
        return held("""
                        UPDATE inbound SET state = 'answered', answer = $3, answered_at = now(), reply_to = NULL, holder = NULL
                        WHERE invocation_id = $1 AND holder = $2""", Tuple.of(entry.invocation().id(), self, answer));
    }

    /** Nothing was done, and the person has seen why in the form itself, which is still open. */
    Uni<Entry> undone(Entry entry, String answer) {
        return held("""
                        UPDATE inbound SET state = 'answered', answer = $3, answered_at = now(), reply_to = NULL, holder = NULL,
                                           undone = true
                        WHERE invocation_id = $1 AND holder = $2""", Tuple.of(entry.invocation().id(), self, answer));
    }

    /**
     * Lets go of the entry because what it needs is away; it is taken up again after this wait.
     *
     * @param maybeDone whether its order may have had its effect
     * @param concerns whom it keeps waiting meanwhile
     */
    Uni<Entry> postpone(Entry entry, Duration wait, boolean maybeDone, Concerns concerns) {
        return held(
                """
                        UPDATE inbound SET holder = NULL, due_at = now() + make_interval(secs => $3), uncertain = uncertain OR $4,
                                           failures = failures + 1, attempts = 0, about = coalesce(about, $5), changes = $6
                        WHERE invocation_id = $1 AND holder = $2""",
                Tuple.of(
                        entry.invocation().id(),
                        self,
                        seconds(wait),
                        maybeDone,
                        concerns.about().orElse(null),
                        concerns.changes()));
    }

    /**
     * Lets go of the entry because it is not its turn.
     *
     * @param about the incident it is about; empty when that is not known yet
     */
    Uni<Entry> standBack(Entry entry, Duration wait, Optional<String> about) {
        return held("""
                        UPDATE inbound SET holder = NULL, due_at = now() + make_interval(secs => $3), attempts = 1,
                                           about = coalesce(about, $4)
                        WHERE invocation_id = $1 AND holder = $2""", Tuple.of(entry.invocation().id(), self, seconds(wait), about.orElse(null)));
    }

    /** This process works on the entry no more, whatever became of it; when its lease ends, it is taken up again. */
    void letGo(Entry entry) {
        inHand.remove(entry.invocation().id());
    }

    /** A sign of life for all entries this process works on. */
    Uni<Integer> stillAlive() {
        if (inHand.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return database.preparedQuery("UPDATE inbound SET due_at = now() + make_interval(secs => $2)"
                        + " WHERE holder = $1 AND invocation_id = ANY($3)")
                .execute(Tuple.of(self, leaseSeconds, inHand.toArray(String[]::new)))
                .map(changed -> changed.rowCount());
    }

    /**
     * Takes up what is due: postponed entries, and those whose holder died; of the latter the effect is uncertain. What this process
     * works on it does not take up once more, although it gave no sign of life for a while: it may have stood still.
     */
    Uni<List<Entry>> takeUp() {
        if (isEnding) {
            return Uni.createFrom().item(List.of());
        }
        return database.preparedQuery("""
                        UPDATE inbound SET holder = $1, due_at = now() + make_interval(secs => $2), attempts = attempts + 1,
                                           uncertain = uncertain OR (state = 'settled' AND holder IS NOT NULL)
                        WHERE invocation_id IN (
                            SELECT invocation_id FROM inbound WHERE state <> 'answered' AND due_at <= now()
                                AND NOT (holder IS NOT DISTINCT FROM $1 AND invocation_id = ANY($4))
                            ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)""" + ENTRY)
                .execute(Tuple.of(self, leaseSeconds, AT_ONCE, inHand.toArray(String[]::new)))
                .map(taken -> StreamSupport.stream(taken.spliterator(), false)
                        .map(this::taken)
                        .toList());
    }

    /**
     * For a process that ends: what it has not settled, so that nothing has come of it, another one has at once instead of when the
     * lease is over. From now on this one takes up nothing, and what it would still write of these fails.
     */
    Uni<Integer> handBack() {
        isEnding = true;
        return database.preparedQuery("UPDATE inbound SET holder = NULL, due_at = now()"
                        + " WHERE holder = $1 AND state = 'received' AND invocation_id = ANY($2)")
                .execute(Tuple.of(self, inHand.toArray(String[]::new)))
                .map(changed -> changed.rowCount());
    }

    /** Forgets what was answered long ago. */
    Uni<Integer> forget(Duration age) {
        return database.preparedQuery(
                        "DELETE FROM inbound WHERE state = 'answered' AND answered_at < now() - make_interval(secs => $1)")
                .execute(Tuple.of(seconds(age)))
                .map(gone -> gone.rowCount());
    }

    private Entry taken(Row row) {
        Entry entry = rows.read(row);
        inHand.add(entry.invocation().id());
        return entry;
    }

    private Uni<Entry> held(String statement, Tuple values) {
        return database.preparedQuery(statement + ENTRY).execute(values).map(changed -> {
            if (changed.size() == 0) {
                throw new NoLongerHeld();
            }
            return rows.read(changed.iterator().next());
        });
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
