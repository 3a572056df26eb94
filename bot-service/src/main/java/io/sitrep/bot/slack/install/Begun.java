package io.sitrep.bot.slack.install;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Installations that were begun here: what comes back from Slack must know a word that was given out within 10 minutes, and each
 * word counts once. It is in the database, so that any replica may end what another began.
 */
@Singleton
class Begun {
    private static final int WORD_BYTES = 32;
    private static final String LIFE = "interval '10 minutes'";

    private final Pool database;
    private final SecureRandom random = new SecureRandom();

    Begun(Pool database) {
        this.database = database;
    }

    Uni<String> begin() {
        byte[] bytes = new byte[WORD_BYTES];
        random.nextBytes(bytes);
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return database.query("DELETE FROM slack_install_begun WHERE begun_at < now() - " + LIFE)
                .execute()
                .chain(() -> database.preparedQuery("INSERT INTO slack_install_begun (state_digest) VALUES ($1)")
                        .execute(Tuple.of(Digest.of(word))))
                .replaceWith(word);
    }

    Uni<Boolean> end(String word) {
        return database.preparedQuery(
                        "DELETE FROM slack_install_begun WHERE state_digest = $1 AND begun_at > now() - " + LIFE)
                .execute(Tuple.of(Digest.of(word)))
                .map(gone -> gone.rowCount() == 1);
    }
}
