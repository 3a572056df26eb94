package io.sitrep.incident.console.session;

import io.sitrep.incident.access.Grant;
import io.sitrep.incident.access.Tokens;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Browsers that are signed in. Each request asks the database: what was signed out or revoked a moment ago, on whichever
 * replica, opens nothing any more.
 */
@ApplicationScoped
public class Sessions {
    /** After so long without a click a browser is signed out. */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** After so long in any case. */
    static final Duration LONGEST = Duration.ofHours(12);

    /** A click is written down at most this often. */
    private static final Duration GRAIN = Duration.ofSeconds(30);

    private static final String FIND = "SELECT token_id, seal, opened_at, used_at FROM console_sessions WHERE key = $1";
    private static final String OPEN = """
            INSERT INTO console_sessions (key, actor, token_id, seal, opened_at, used_at) VALUES ($1, $2, $3, $4, $5, $5)""";

    private final Pool database;
    private final Tokens tokens;
    private final Clock clock;

    Sessions(Pool database, Tokens tokens, Clock clock) {
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * The session of a browser that shows this; null when there is none, or none any more.
     *
     * @param used whether a person did something; what a page asks for by itself keeps nobody signed in
     */
    Uni<Session> find(SessionSecret secret, boolean used) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(secret.key()))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().nullItem()
                        : standing(secret, rows.iterator().next(), used));
    }

    /** Opens one, in the current transaction; those that are over go. */
    Uni<SessionSecret> open(Grant grant) {
        SessionSecret secret = SessionSecret.fresh();
        Instant now = clock.instant();
        return PlainSql.update(
                        "DELETE FROM console_sessions WHERE used_at < $1 OR opened_at < $2",
                        now.minus(IDLE),
                        now.minus(LONGEST))
                .chain(() -> PlainSql.update(
                        OPEN, secret.key(), grant.actor(), grant.id(), tokens.seal(grant.id(), secret.text()), now))
                .replaceWith(secret);
    }

    /** Ends this one, in the current transaction. */
    Uni<Void> end(Session session) {
        return PlainSql.update(
                        "DELETE FROM console_sessions WHERE key = $1",
                        session.secret().key())
                .replaceWithVoid();
    }

    /** Ends all of whoever has this one, in the current transaction. */
    Uni<Void> endAll(Session session) {
        return PlainSql.update(
                        "DELETE FROM console_sessions WHERE actor = $1",
                        session.grant().actor())
                .replaceWithVoid();
    }

    private Uni<Session> standing(SessionSecret secret, Row row, boolean used) {
        String token = row.getString("token_id");
        Instant now = clock.instant();
        Instant usedAt = row.getOffsetDateTime("used_at").toInstant();
        boolean over = now.isAfter(usedAt.plus(IDLE))
                || now.isAfter(row.getOffsetDateTime("opened_at").toInstant().plus(LONGEST));
        if (over || !tokens.seal(token, secret.text()).equals(row.getString("seal"))) {
            return Uni.createFrom().nullItem();
        }
        Uni<Void> noted = used && now.isAfter(usedAt.plus(GRAIN))
                ? note(secret, now)
                : Uni.createFrom().voidItem();
        return noted.chain(() -> tokens.standing(token))
                .map(grant -> grant == null ? null : new Session(secret, grant));
    }

    private Uni<Void> note(SessionSecret secret, Instant now) {
        return database.preparedQuery("UPDATE console_sessions SET used_at = $2 WHERE key = $1")
                .execute(Tuple.of(secret.key(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
