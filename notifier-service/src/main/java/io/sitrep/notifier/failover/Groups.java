package io.sitrep.notifier.failover;

import io.quarkus.scheduler.Scheduled;
import io.sitrep.notifier.channel.Channels;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Keeps in the database whose servers stand behind which provider, a few at a time and each once a day. */
@Singleton
class Groups {
    private static final int MOST_AT_ONCE = 8;

    // Taken at once, so that of several processes each asks for others.
    private static final String OLDEST = """
            UPDATE provider_groups g SET looked_at = now() FROM (
                SELECT channel, member FROM provider_groups WHERE looked_at < now() - interval '1 day'
                ORDER BY looked_at LIMIT 50 FOR UPDATE SKIP LOCKED) o
            WHERE g.channel = o.channel AND g.member = o.member RETURNING g.channel, g.member""";

    // Who was known is kept where nobody answers.
    private static final String KEEP = """
            UPDATE provider_groups SET part_of = $3
            WHERE channel = $1 AND member = $2 AND part_of IS DISTINCT FROM $3""";

    private final Pool pool;
    private final Channels channels;

    Groups(Pool pool, Channels channels) {
        this.pool = pool;
        this.channels = channels;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return pool.query(OLDEST)
                .execute()
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUni(this::ask)
                .merge(MOST_AT_ONCE)
                .collect()
                .last()
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> ask(Row row) {
        String channel = row.getString("channel");
        String member = row.getString("member");
        return channels.named(channel)
                .map(known -> known.groupOf(member))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(group -> group.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : pool.preparedQuery(KEEP)
                                .execute(Tuple.of(channel, member, group.get()))
                                .replaceWithVoid());
    }
}
