package io.sitrep.notifier.subscription;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.PreviousSecrets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Changes what messages to somebody are signed with. For a day the old secret signs beside the new one, also when that changes too. */
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

    private static final Duration COME_AGAIN = Duration.ofHours(1);

    private static final String OF_SUBSCRIBER =
            "SELECT id, channel FROM endpoints WHERE subscriber_id = $1 ORDER BY position LIMIT 1";

    private static final String OF_TOKEN = """
            SELECT e.id, e.channel FROM subscriptions s JOIN endpoints e ON e.subscriber_id = s.subscriber_id
            WHERE s.token_hash = $1 ORDER BY e.position LIMIT 1""";

    // Who comes second at the same moment replaces what the first has made.
    private static final String LOCK = """
            SELECT id, secret, CASE WHEN previous_until > now() THEN previous_secret END AS previous,
                now() AS at, now() + interval '1 day' AS until
            FROM endpoints WHERE id = $1 FOR UPDATE""";

    private static final String CHANGE = """
            UPDATE endpoints SET previous_secret = $2::text,
                previous_until = CASE WHEN $2::text IS NOT NULL THEN $3::timestamptz END, secret = $4 WHERE id = $1""";

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
        String secret = channels.named(endpoint.getString("channel"))
                .flatMap(Channel::newSecret)
                .orElseThrow(Secrets::notSigned);
        return pool.withTransaction(connection -> connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(endpoint.getUUID("id")))
                .map(rows -> rows.iterator().next())
                .chain(now -> connection
                        .preparedQuery(CHANGE)
                        .execute(Tuple.of(now.getUUID("id"))
                                .addString(replaced(now)
                                        .map(PreviousSecrets::text)
                                        .map(box::seal)
                                        .orElse(null))
                                .addOffsetDateTime(now.getOffsetDateTime("until"))
                                .addString(box.seal(secret)))
                        .replaceWith(() -> new Changed(
                                secret, now.getOffsetDateTime("until").toInstant()))));
    }

    /** Empty where what signs has none any more, since it was lost. */
    private Optional<PreviousSecrets> replaced(Row endpoint) {
        Optional<String> current =
                Optional.ofNullable(endpoint.getString("secret")).map(box::open);
        if (current.isEmpty()) {
            return Optional.empty();
        }
        PreviousSecrets before = Optional.ofNullable(endpoint.getString("previous"))
                .map(box::open)
                .map(PreviousSecrets::read)
                .orElse(PreviousSecrets.NONE);
        Instant at = endpoint.getOffsetDateTime("at").toInstant();
        if (before.at(at).size() >= PreviousSecrets.MOST) {
            throw new ProblemException(
                    Problem.of(
                            429,
                            "too-many-requests",
                            "Too many requests",
                            "At most " + PreviousSecrets.MOST + " times a day, as each secret signs for a day more"),
                    COME_AGAIN);
        }
        return Optional.of(
                before.and(current.get(), endpoint.getOffsetDateTime("until").toInstant(), at));
    }

    private static ProblemException notSigned() {
        return new ProblemException(
                Problem.of(409, "not-signed", "Nothing to change", "Messages to this address are not signed"));
    }
}
