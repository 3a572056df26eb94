package io.sitrep.bot.slack.people;

import io.sitrep.bot.people.Acquaintances;
import io.sitrep.bot.people.Hearsay.Said;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What Slack said of people and groups, and when. */
@Singleton
class KnownRows implements Acquaintances {
    private final Pool database;
    private final Clock clock;

    KnownRows(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Uni<Optional<Said<Known>>> person(String workspace, String id) {
        return database.preparedQuery("SELECT * FROM slack_person WHERE workspace = $1 AND id = $2")
                .execute(Tuple.of(workspace, id))
                .map(rows -> Acquaintances.said(
                        rows,
                        row -> new Known(
                                row.getString("name"),
                                Optional.ofNullable(row.getString("locale")),
                                row.getBoolean("member"))));
    }

    Uni<Optional<Said<List<String>>>> group(String workspace, String id) {
        return database.preparedQuery("SELECT * FROM slack_group WHERE workspace = $1 AND id = $2")
                .execute(Tuple.of(workspace, id))
                .map(rows -> Acquaintances.said(rows, row -> List.of(row.getArrayOfStrings("members"))));
    }

    Uni<Void> keep(String workspace, String id, Known person) {
        return database.preparedQuery("""
                        INSERT INTO slack_person (workspace, id, name, locale, member, known_at)
                        VALUES ($1, $2, $3, $4, $5, $6)
                        ON CONFLICT (workspace, id) DO UPDATE
                            SET name = excluded.name, locale = excluded.locale, member = excluded.member,
                                known_at = excluded.known_at""")
                .execute(Tuple.of(workspace, id, person.name(), person.locale().orElse(null), person.member())
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> keep(String workspace, String id, List<String> members) {
        return database.preparedQuery("""
                        INSERT INTO slack_group (workspace, id, members, known_at) VALUES ($1, $2, $3, $4)
                        ON CONFLICT (workspace, id) DO UPDATE
                            SET members = excluded.members, known_at = excluded.known_at""")
                .execute(Tuple.of(workspace, id, members.toArray(String[]::new))
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(Duration age) {
        OffsetDateTime before = clock.instant().minus(age).atOffset(ZoneOffset.UTC);
        return database.preparedQuery("DELETE FROM slack_person WHERE known_at < $1")
                .execute(Tuple.of(before))
                .chain(() -> database.preparedQuery("DELETE FROM slack_group WHERE known_at < $1")
                        .execute(Tuple.of(before)))
                .replaceWithVoid();
    }
}
