package io.sitrep.notifier.confirmation;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.ThisProcess;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The questions that wait to be sent, each handed to one process at a time; time is the database's alone. */
@Singleton
class Questions {
    // While one is being sent it is not due; should its sender vanish, it is due again.
    private static final String CLAIM = """
            WITH due AS (
                SELECT endpoint_id FROM confirmations a WHERE due_at <= now() AND NOT EXISTS (SELECT FROM hold)
                  AND EXISTS (SELECT FROM endpoints e WHERE e.id = a.endpoint_id AND e.channel = ANY ($3::text[]))
                  AND NOT EXISTS (SELECT FROM endpoints e JOIN channels_off f ON f.channel = e.channel WHERE e.id = a.endpoint_id)
                ORDER BY due_at LIMIT $1 FOR UPDATE OF a SKIP LOCKED
            )
            UPDATE confirmations c SET tries = c.tries + 1, due_at = now() + $2 * interval '1 millisecond'
            FROM due JOIN endpoints e ON e.id = due.endpoint_id JOIN subscriptions s ON s.subscriber_id = e.subscriber_id
            WHERE c.endpoint_id = due.endpoint_id
            RETURNING e.id, c.tries, e.channel, e.address, e.position, coalesce(e.token_sealed, s.token_sealed) AS token,
                s.locale, s.time_zone""";

    // Once an hour an address; the same question may be tried again. Whoever comes at the same moment waits here.
    private static final String MAY = """
            INSERT INTO asked (fingerprint, endpoint_id, at) VALUES ($1, $2, now())
            ON CONFLICT (fingerprint) DO UPDATE SET endpoint_id = excluded.endpoint_id, at = now()
            WHERE asked.at <= now() - interval '1 hour' OR asked.endpoint_id = excluded.endpoint_id""";

    private static final String POSTPONE = """
            UPDATE confirmations SET tries = tries - 1,
                due_at = (SELECT at + interval '1 hour' FROM asked WHERE fingerprint = $1)
            WHERE endpoint_id = $2""";

    private static final String AGAIN =
            "UPDATE confirmations SET due_at = now() + $2 * interval '1 millisecond' WHERE endpoint_id = $1";

    private static final String LATER = """
            UPDATE confirmations SET tries = tries - 1, due_at = now() + $2 * interval '1 millisecond'
            WHERE endpoint_id = $1""";

    private static final String SETTLE = "DELETE FROM confirmations WHERE endpoint_id = $1";

    private static final String REACHED = "UPDATE endpoints SET reached_by = $2 WHERE id = $1";

    private static final String DISABLE = """
            UPDATE endpoints SET state = 'disabled', state_reason = $2 WHERE id = $1 AND state = 'pending'""";

    private final Pool pool;
    private final ThisProcess process;
    private final Duration lease;

    Questions(Pool pool, ThisProcess process, Settings settings) {
        this.pool = pool;
        this.process = process;
        this.lease = settings.delivery().lease();
    }

    /** @param channels those by which can be asked here; the others are left to whoever can, and all of them where this process may not */
    Uni<List<Question>> claim(int most, Collection<String> channels) {
        if (!process.sends()) {
            return Uni.createFrom().item(List.of());
        }
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(most, lease.toMillis(), channels.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Question::of)
                        .toList());
    }

    /** @return whether the address may be asked now; if not, the question waits until it may */
    Uni<Boolean> mayBeAsked(Question question, String fingerprint) {
        return pool.preparedQuery(MAY)
                .execute(Tuple.of(fingerprint, question.endpoint()))
                .map(rows -> rows.rowCount() > 0)
                .call(may -> may
                        ? Uni.createFrom().voidItem()
                        : pool.preparedQuery(POSTPONE).execute(Tuple.of(fingerprint, question.endpoint())));
    }

    Uni<Void> again(Question question, Duration after) {
        return run(AGAIN, Tuple.of(question.endpoint(), after.toMillis()));
    }

    /** Nothing was tried. */
    Uni<Void> later(Question question, Duration after) {
        return run(LATER, Tuple.of(question.endpoint(), after.toMillis()));
    }

    /** It was sent, or never will be. */
    Uni<Void> settle(UUID endpoint) {
        return run(SETTLE, Tuple.of(endpoint));
    }

    /** It was sent. @param sender of ours by whom, where the address is one for that sender alone */
    Uni<Void> reached(UUID endpoint, Optional<String> sender) {
        return sender.map(by -> run(REACHED, Tuple.of(endpoint, by)))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> settle(endpoint));
    }

    Uni<Void> disable(UUID endpoint, String reason) {
        return run(DISABLE, Tuple.of(endpoint, reason)).chain(() -> settle(endpoint));
    }

    private Uni<Void> run(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).replaceWithVoid();
    }
}
