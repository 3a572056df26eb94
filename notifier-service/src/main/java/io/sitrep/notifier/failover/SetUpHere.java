package io.sitrep.notifier.failover;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.sitrep.notifier.channel.Channels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Says every minute by which channels this process can tell: one that has other settings gives up nobody who is told by them. What no process
 * has said for five minutes is set up nowhere.
 */
@Singleton
class SetUpHere {
    private static final Logger LOG = Logger.getLogger(SetUpHere.class);

    private static final String SEEN = """
            INSERT INTO channels_seen (channel) SELECT unnest($1::text[])
            ON CONFLICT (channel) DO UPDATE SET seen_at = now()""";

    private final Pool pool;
    private final String[] offered;

    SetUpHere(@ReactiveDataSource("engine") Pool pool, Channels channels) {
        this.pool = pool;
        this.offered = channels.offered().stream().sorted().toArray(String[]::new);
    }

    void start(@Observes StartupEvent started) {
        say().subscribe().with(said -> {});
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> say() {
        return pool.preparedQuery(SEEN)
                .execute(Tuple.tuple().addValue(offered))
                .onFailure()
                .invoke(away -> LOG.debugf(away, "the database is away"))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
