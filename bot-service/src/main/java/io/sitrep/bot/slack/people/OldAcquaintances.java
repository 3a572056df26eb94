package io.sitrep.bot.slack.people;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Forgets people and groups nobody has asked Slack about for a month: names are kept no longer than they are of use. */
@Singleton
public class OldAcquaintances {
    private static final Logger LOG = Logger.getLogger(OldAcquaintances.class);
    private static final Duration LONG_AGO = Duration.ofDays(30);

    private final KnownRows rows;

    OldAcquaintances(KnownRows rows) {
        this.rows = rows;
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return rows.forget(LONG_AGO)
                .onFailure()
                .invoke(failure -> LOG.warnf("people of Slack are forgotten later, %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
