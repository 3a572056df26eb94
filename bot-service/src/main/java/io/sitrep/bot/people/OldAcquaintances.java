package io.sitrep.bot.people;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Forgets people and groups no platform was asked about for a month: names are kept no longer than they are of use. */
@Singleton
public class OldAcquaintances {
    private static final Logger LOG = Logger.getLogger(OldAcquaintances.class);
    private static final Duration LONG_AGO = Duration.ofDays(30);

    private final List<Acquaintances> all;

    OldAcquaintances(@All List<Acquaintances> all) {
        this.all = List.copyOf(all);
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> forget() {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(known -> known.forget(LONG_AGO))
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("people are forgotten later, %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
