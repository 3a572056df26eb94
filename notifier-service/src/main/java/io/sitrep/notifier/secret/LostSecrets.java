package io.sitrep.notifier.subscription;

import io.quarkus.runtime.StartupEvent;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.kit.secret.SecretBox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Knows at the start when a key is not here that something was sealed with: a wrong SITREP_SECRET_KEY, or a lost one. Then
 * everything is held, since nobody could be told: each message has a link in it that is sealed. It is released once the key is among
 * SITREP_SECRET_KEYS_OLD; or by somebody who gives up what it sealed ({@link #giveUp}).
 */
@ApplicationScoped
public class LostSecrets {
    private static final Logger LOG = Logger.getLogger(LostSecrets.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 500;

    static final String WHY =
            "%d secrets are sealed with a key that is not here: add it to SITREP_SECRET_KEYS_OLD, start again, and release";

    /** Of a column: whether none of the keys that are here sealed it. */
    private static final String LOST = "left(%s, 5) <> ALL ($1)";

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM endpoints WHERE %s OR %s OR %s) + (SELECT count(*) FROM subscriptions WHERE %s)
                + (SELECT count(*) FROM fingerprint_key WHERE %s)""".formatted(
            lost("secret"), lost("previous_secret"), lost("token_sealed"), lost("token_sealed"), lost("sealed"));

    private static final String HOLD = "INSERT INTO hold (reason) VALUES ($1) ON CONFLICT DO NOTHING";

    private static final List<String> FORGET = List.of(
            "DELETE FROM fingerprint_key WHERE " + lost("sealed"),
            "DELETE FROM remembered_answers WHERE " + lost("answer"),
            "UPDATE endpoints SET previous_secret = NULL, previous_until = NULL WHERE " + lost("previous_secret"),
            "UPDATE endpoints SET secret = NULL WHERE " + lost("secret"));

    private final Pool pool;
    private final SecretBox box;
    private volatile boolean some;

    LostSecrets(Pool pool, SecretBox box) {
        this.pool = pool;
        this.box = box;
    }

    /** Before anything is claimed. */
    void start(@Observes @Priority(1) StartupEvent started) {
        look().await().atMost(PATIENCE);
    }

    Uni<Void> look() {
        return count().chain(number -> {
            some = number > 0;
            if (!some) {
                return Uni.createFrom().voidItem();
            }
            LOG.errorf(WHY, number);
            return pool.preparedQuery(HOLD)
                    .execute(Tuple.of(WHY.formatted(number)))
                    .replaceWithVoid();
        });
    }

    /** @return how many secrets no key here opens */
    Uni<Long> count() {
        return pool.preparedQuery(COUNT)
                .execute(keys())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Before anything that was held is let go. Fails with a 409 while secrets are lost and nobody has given them up.
     *
     * @param givenUp whether somebody has, now
     */
    public Uni<Void> settle(boolean givenUp) {
        if (!some) {
            return Uni.createFrom().voidItem();
        }
        return count().chain(number -> number == 0
                        ? Uni.createFrom().voidItem()
                        : givenUp ? giveUp(number) : Uni.createFrom().failure(() -> lost(number)))
                .invoke(() -> some = false);
    }

    /**
     * Links get new words, so that those in messages of before no longer work. Webhooks have no secret any more and are told
     * nothing until somebody makes a new one. Who was erased can't be recognised any more.
     */
    private Uni<Void> giveUp(long number) {
        LOG.errorf("%d secrets are given up, as somebody has said: webhooks need new ones", number);
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
                .chain(() -> newTokens("subscriptions"))
                .chain(() -> newTokens("endpoints"));
    }

    private Uni<Void> newTokens(String table) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery("SELECT id FROM %s WHERE %s LIMIT %d FOR UPDATE"
                                .formatted(table, lost("token_sealed"), AT_ONCE))
                        .execute(keys())
                        .chain(rows -> newTokens(connection, table, rows)))
                .chain(changed -> changed < AT_ONCE ? Uni.createFrom().voidItem() : newTokens(table));
    }

    private Uni<Integer> newTokens(SqlConnection connection, String table, Iterable<Row> rows) {
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
                .replaceWith(ids.size());
    }

    private Tuple keys() {
        return Tuple.tuple().addValue(box.marks().toArray(String[]::new));
    }

    private static String lost(String column) {
        return LOST.formatted(column);
    }

    private static ProblemException lost(long number) {
        return new ProblemException(Problem.of(
                409,
                "secrets-lost",
                "Secrets are lost",
                WHY.formatted(number)
                        + ". If it is gone for good, release with {\"secrets_lost\": true}: links in messages that"
                        + " were sent stop working, webhooks are told nothing until they have a new secret, and who was erased"
                        + " is no longer recognised"));
    }
}
