package io.sitrep.incident.console.session;

import io.sitrep.incident.access.Grant;
import io.sitrep.incident.access.Role;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

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

    /** Whoever came from the company's provider is asked there again after so long: what they may is known from there alone. */
    static final Duration LONGEST_OF_PEOPLE = Duration.ofHours(1);

    /** A click is written down at most this often. */
    private static final Duration GRAIN = Duration.ofSeconds(30);

    private static final String FIND =
            "SELECT token_id, actor, seal, opened_at, used_at, name, role FROM console_sessions WHERE key = $1";
    private static final String OPEN = """
            INSERT INTO console_sessions (key, actor, token_id, seal, opened_at, used_at, name, role)
            VALUES ($1, $2, $3, $4, $5, $5, $6, $7)""";

    private static final String PRESENT = """
            SELECT s.actor, max(coalesce(s.name, t.name, s.token_id)) AS name,
                   max(CASE WHEN s.role IS NOT NULL THEN s.role WHEN s.token_id = 'admin' THEN 'admin'
                            WHEN t.revoked_at IS NULL THEN t.role END) AS role,
                   count(*) AS browsers, min(s.opened_at) AS since, max(s.used_at) AS used_at
            FROM console_sessions s LEFT JOIN api_tokens t ON t.id = s.token_id
            WHERE s.used_at >= $1 AND s.opened_at >= CASE WHEN s.role IS NULL THEN $2::timestamptz ELSE $3::timestamptz END
            GROUP BY s.actor ORDER BY max(s.used_at) DESC LIMIT 200""";

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
                        OPEN,
                        secret.key(),
                        grant.actor(),
                        grant.id(),
                        tokens.seal(grant.id(), secret.text()),
                        now,
                        grant.isPerson() ? grant.name() : null,
                        grant.isPerson() ? grant.role().wire() : null))
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
        return endAllOf(session.grant().actor());
    }

    /** Ends all of that actor, in the current transaction. */
    Uni<Void> endAllOf(String actor) {
        return PlainSql.update("DELETE FROM console_sessions WHERE actor = $1", actor)
                .replaceWithVoid();
    }

    /** Whose browsers are signed in at this moment, whoever was active last first. */
    Uni<List<SignedIn>> present() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return database.preparedQuery(PRESENT)
                .execute(Tuple.of(now.minus(IDLE), now.minus(LONGEST), now.minus(LONGEST_OF_PEOPLE)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SignedIn::of)
                        .toList());
    }

    private Uni<Session> standing(SessionSecret secret, Row row, boolean used) {
        String token = row.getString("token_id");
        Instant now = clock.instant();
        Instant usedAt = row.getOffsetDateTime("used_at").toInstant();
        Duration longest = row.getString("role") == null ? LONGEST : LONGEST_OF_PEOPLE;
        boolean over = now.isAfter(usedAt.plus(IDLE))
                || now.isAfter(row.getOffsetDateTime("opened_at").toInstant().plus(longest));
        if (over || !tokens.seal(token, secret.text()).equals(row.getString("seal"))) {
            return Uni.createFrom().nullItem();
        }
        Uni<Void> noted = used && now.isAfter(usedAt.plus(GRAIN))
                ? note(secret, now)
                : Uni.createFrom().voidItem();
        return noted.chain(() -> row.getString("role") == null
                        ? tokens.standing(token)
                        : Uni.createFrom().item(person(row)))
                .map(grant -> grant == null ? null : new Session(secret, grant));
    }

    /** As the provider had them when they signed in. */
    private static Grant person(Row row) {
        Role role = Role.read(row.getString("role")).orElseThrow();
        return new Grant(row.getString("token_id"), row.getString("name"), role, row.getString("actor"));
    }

    private Uni<Void> note(SessionSecret secret, Instant now) {
        return database.preparedQuery("UPDATE console_sessions SET used_at = $2 WHERE key = $1")
                .execute(Tuple.of(secret.key(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
