package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Remembers, per caller and for a day, what a request with an Idempotency-Key was answered. */
@ApplicationScoped
public class IdempotencyKeys {
    public static final Duration MEMORY = Duration.ofHours(24);

    private static final String CLAIM = """
            INSERT INTO idempotency_keys AS k (caller, key, request_hash, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (caller, key) DO UPDATE
            SET request_hash = excluded.request_hash, created_at = excluded.created_at,
                status = NULL, location = NULL, etag = NULL, body = NULL
            WHERE k.created_at < $5""";

    private static final String FIND =
            "SELECT request_hash, status, location, etag, body FROM idempotency_keys WHERE caller = $1 AND key = $2";

    private static final String REMEMBER = """
            UPDATE idempotency_keys SET status = $1, location = $2, etag = $3, body = $4
            WHERE caller = $5 AND key = $6""";

    private final Clock clock;

    IdempotencyKeys(Clock clock) {
        this.clock = clock;
    }

    /**
     * A key in the hands of its first user, or what that one left behind.
     *
     * @param first whether this request is the first with its key
     * @param requestHash of the first request
     * @param answer what the first request was answered; null when this is the first
     */
    public record Claim(boolean first, String requestHash, Answer answer) {}

    /**
     * Claims the key in the current transaction. Of many at once one is first; the others wait here until its
     * transaction has ended, and then see its answer, or one of them becomes first when it has failed.
     */
    public Uni<Claim> claim(String caller, String key, String requestHash) {
        return insert(caller, key, requestHash)
                .chain(inserted ->
                        inserted == 1 ? Uni.createFrom().item(new Claim(true, requestHash, null)) : find(caller, key));
    }

    /** What was answered under that key, or null when nobody was answered yet. */
    public Uni<Claim> known(String caller, String key) {
        Instant oldest = clock.instant().minus(MEMORY);
        return PlainSql.select(
                        IdempotencyKeys::earlier,
                        FIND + " AND status IS NOT NULL AND created_at >= $3",
                        caller,
                        key,
                        oldest)
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    public Uni<Void> remember(String caller, String key, Answer answer) {
        return PlainSql.update(REMEMBER, answer.status(), answer.location(), answer.etag(), answer.body(), caller, key)
                .replaceWithVoid();
    }

    /** Forgets what is older than {@link #MEMORY}; answers how many. */
    public Uni<Integer> forget() {
        return Panache.withTransaction(() -> PlainSql.update(
                "DELETE FROM idempotency_keys WHERE created_at < $1",
                clock.instant().minus(MEMORY)));
    }

    private Uni<Integer> insert(String caller, String key, String requestHash) {
        Instant now = clock.instant();
        return PlainSql.update(CLAIM, caller, key, requestHash, now, now.minus(MEMORY));
    }

    private static Uni<Claim> find(String caller, String key) {
        return PlainSql.select(IdempotencyKeys::earlier, FIND, caller, key).map(found -> found.get(0));
    }

    private static Claim earlier(Object... row) {
        return new Claim(false, (String) row[0], new Answer((Integer) row[1], (String) row[2], (String) row[3], (String)
                row[4]));
    }
}
