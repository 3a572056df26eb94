package io.sitrep.bot.following;

import io.sitrep.bot.port.Person;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Which channels of chat follow what the public is told. To ask again does no harm. Fails only when our own database is away. */
@Singleton
public class Following {
    private final Pool database;

    public Following(Pool database) {
        this.database = database;
    }

    /** A channel that people talk in. */
    public record Channel(String platform, String workspace, String id) {
        /** Where that person types. */
        public static Channel of(Person person, String id) {
            return new Channel(person.platform(), person.workspace(), id);
        }

        /** Whose it is. */
        String place() {
            return platform + " " + workspace;
        }

        private Tuple values() {
            return Tuple.of(platform, workspace, id);
        }
    }

    /**
     * What is published from now on is posted there.
     *
     * @param actorId who wants it
     */
    public Uni<Void> begin(Channel channel, String actorId) {
        return database.preparedQuery("""
                        INSERT INTO chat_subscription (platform, workspace, channel, actor_id) VALUES ($1, $2, $3, $4)
                        ON CONFLICT DO NOTHING""")
                .execute(channel.values().addString(actorId))
                .replaceWithVoid();
    }

    /** Nothing more is posted there, not even what was on its way. What stands there is still corrected. */
    public Uni<Void> end(Channel channel) {
        return database.withTransaction(transaction -> transaction
                .preparedQuery("""
                        UPDATE chat_news SET due_at = NULL
                        WHERE platform = $1 AND workspace = $2 AND channel = $3 AND message IS NULL""")
                .execute(channel.values())
                .chain(() -> transaction
                        .preparedQuery(
                                "DELETE FROM chat_subscription WHERE platform = $1 AND workspace = $2 AND channel = $3")
                        .execute(channel.values()))
                .replaceWithVoid());
    }
}
