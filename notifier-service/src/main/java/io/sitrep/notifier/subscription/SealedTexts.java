package io.sitrep.notifier.subscription;

import io.sitrep.kit.secret.SecretBox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What was sealed with keys that are not here: counts it, and puts something new in its place. */
@Singleton
public class SealedTexts {
    private static final int AT_ONCE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    /** Of a column: whether none of the keys that are here sealed it. */
    private static final String LOST = "left(%s, 5) <> ALL ($1)";

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM endpoints WHERE %s OR %s OR %s) + (SELECT count(*) FROM subscriptions WHERE %s)
                + (SELECT count(*) FROM fingerprint_key WHERE %s)""".formatted(
            lost("secret"), lost("previous_secret"), lost("token_sealed"), lost("token_sealed"), lost("sealed"));

    private static final List<String> FORGET = List.of(
            "DELETE FROM fingerprint_key WHERE " + lost("sealed"),
            "DELETE FROM remembered_answers WHERE " + lost("answer"),
            "UPDATE endpoints SET previous_secret = NULL, previous_until = NULL WHERE " + lost("previous_secret"),
            "UPDATE endpoints SET secret = NULL WHERE " + lost("secret"));

    private final Pool pool;
    private final SecretBox box;

    SealedTexts(Pool pool, SecretBox box) {
        this.pool = pool;
        this.box = box;
    }

    /** @return how many of them no key here opens */
    public Uni<Long> lost() {
        return pool.preparedQuery(COUNT)
                .execute(keys())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Links get new words, so that those in messages of before no longer work. Webhooks have no secret any more. What another
     * process is at is left to it; minutes for a million readers.
     */
    public Uni<Void> replaceLost() {
        return pool.withTransaction(connection -> {
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (String statement : FORGET) {
                        all = all.chain(() -> connection
                                .preparedQuery(statement)
                                .execute(keys())
                                .replaceWithVoid());
                    }
                    return all;
                })
                .chain(() -> newTokens("subscriptions", FIRST))
                .chain(() -> newTokens("endpoints", FIRST));
    }

    private Uni<Void> newTokens(String table, UUID after) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery("""
                                SELECT id FROM %s WHERE id > $2 AND %s ORDER BY id LIMIT %d FOR UPDATE SKIP LOCKED""".formatted(table, lost("token_sealed"), AT_ONCE))
                        .execute(keys().addUUID(after))
                        .chain(rows -> newTokens(connection, table, rows)))
                .chain(changed -> changed.size() < AT_ONCE
                        ? Uni.createFrom().voidItem()
                        : newTokens(table, changed.get(changed.size() - 1)));
    }

    private Uni<List<UUID>> newTokens(SqlConnection connection, String table, RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        List<String> sealed = new ArrayList<>();
        for (Row row : rows) {
            String token = Token.make();
            ids.add(row.getUUID("id"));
            hashes.add(Token.hash(token));
            sealed.add(box.seal(token));
        }
        return connection
                .preparedQuery("""
                        UPDATE %s t SET token_hash = v.hash, token_sealed = v.sealed
                        FROM unnest($1::uuid[], $2::text[], $3::text[]) AS v (id, hash, sealed) WHERE t.id = v.id""".formatted(table))
                .execute(Tuple.tuple()
                        .addValue(ids.toArray(UUID[]::new))
                        .addValue(hashes.toArray(String[]::new))
                        .addValue(sealed.toArray(String[]::new)))
                .replaceWith(ids);
    }

    private Tuple keys() {
        return Tuple.tuple().addValue(box.marks().toArray(String[]::new));
    }

    private static String lost(String column) {
        return LOST.formatted(column);
    }
}
