package io.sitrep.bot.discord.people;

import io.sitrep.bot.people.Acquaintances;
import io.sitrep.bot.people.Hearsay.Said;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What Discord said of the members of guilds, and when. */
@Singleton
class MemberRows implements Acquaintances {
    private final Pool database;
    private final Clock clock;

    MemberRows(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Uni<Optional<Said<Member>>> member(String guild, String id) {
        return database.preparedQuery("SELECT * FROM discord_person WHERE workspace = $1 AND id = $2")
                .execute(Tuple.of(guild, id))
                .map(rows -> Acquaintances.said(
                        rows,
                        row -> new Member(
                                row.getString("name"),
                                Optional.ofNullable(row.getString("locale")),
                                row.getBoolean("member"),
                                List.of(row.getArrayOfStrings("roles")))));
    }

    /**
     * A locale that is not said stays what it was; what was said before what is known changes nothing.
     *
     * @param at when Discord said it, by its own clock; empty for now, which is the database's: clocks of processes differ
     * @return when it counts as said: long ago where something newer is known
     */
    Uni<Instant> keep(String guild, String id, Member member, Optional<Instant> at) {
        return database.preparedQuery("""
                        INSERT INTO discord_person AS known (workspace, id, name, locale, member, roles, known_at)
                        VALUES ($1, $2, $3, $4, $5, $6, COALESCE($7, now()))
                        ON CONFLICT (workspace, id) DO UPDATE
                            SET name = excluded.name, locale = COALESCE(excluded.locale, known.locale),
                                member = excluded.member, roles = excluded.roles, known_at = excluded.known_at
                        WHERE known.known_at <= excluded.known_at
                        RETURNING known_at""")
                .execute(Tuple.of(guild, id, member.name(), member.locale().orElse(null), member.member())
                        .addArrayOfString(member.roles().toArray(String[]::new))
                        .addOffsetDateTime(
                                at.map(said -> said.atOffset(ZoneOffset.UTC)).orElse(null)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> row.getOffsetDateTime("known_at").toInstant())
                        .or(() -> at)
                        .orElse(Instant.EPOCH));
    }

    @Override
    public Uni<Void> forget(Duration age) {
        return database.preparedQuery("DELETE FROM discord_person WHERE known_at < $1")
                .execute(Tuple.of(clock.instant().minus(age).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
