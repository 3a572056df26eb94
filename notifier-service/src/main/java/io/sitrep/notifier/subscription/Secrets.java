package io.sitrep.notifier.subscription;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Changes what messages to somebody are signed with. For a day the old secret signs beside the new one. */
@Singleton
public class Secrets {
    /**
     * A new secret, shown this once.
     *
     * @param previousUntil as long as the one before signs, too
     */
    public record Changed(String secret, Instant previousUntil) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Changed";
        }
    }

    private static final String OF_SUBSCRIBER =
            "SELECT id, channel, secret FROM endpoints WHERE subscriber_id = $1 ORDER BY position LIMIT 1";

    private static final String OF_TOKEN = """
            SELECT e.id, e.channel, e.secret FROM subscriptions s JOIN endpoints e ON e.subscriber_id = s.subscriber_id
            WHERE s.token_hash = $1 ORDER BY e.position LIMIT 1""";

    private static final String CHANGE = """
            UPDATE endpoints SET previous_secret = secret, previous_until = now() + interval '1 day', secret = $2
            WHERE id = $1 RETURNING previous_until""";

    private final Channels channels;
    private final SecretBox box;
    private final Pool pool;

    Secrets(Channels channels, SecretBox box, Pool pool) {
        this.channels = channels;
        this.box = box;
        this.pool = pool;
    }

    /** Of the subscriber's first address. Empty when there is no such subscriber; 409 where nothing is signed. */
    public Uni<Optional<Changed>> change(UUID subscriber) {
        return change(OF_SUBSCRIBER, subscriber);
    }

    /** The same, by the token in the subscription's links. */
    public Uni<Optional<Changed>> change(String token) {
        return change(OF_TOKEN, Token.hash(token));
    }

    private Uni<Optional<Changed>> change(String find, Object whose) {
        return pool.preparedQuery(find).execute(Tuple.of(whose)).chain(rows -> {
            RowIterator<Row> found = rows.iterator();
            return found.hasNext()
                    ? change(found.next()).map(Optional::of)
                    : Uni.createFrom().item(Optional.empty());
        });
    }

    private Uni<Changed> change(Row endpoint) {
        String secret = Optional.ofNullable(endpoint.getString("secret"))
                .flatMap(before -> channels.named(endpoint.getString("channel")))
                .flatMap(Channel::newSecret)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(409, "not-signed", "Nothing to change", "Messages to this address are not signed")));
        return pool.preparedQuery(CHANGE)
                .execute(Tuple.of(endpoint.getUUID("id"), box.seal(secret)))
                .map(rows -> rows.iterator().next().getOffsetDateTime("previous_until"))
                .map(until -> new Changed(secret, until.toInstant()));
    }
}
