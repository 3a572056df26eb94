package io.sitrep.notifier.erasure;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Nothing that was held is let go before the log of erasures was read to its end and every address was looked at: a database that
 * was restored knows people who were erased since, and nothing may be sent to them.
 */
@Singleton
public class Reconciled {
    private static final Logger LOG = Logger.getLogger(Reconciled.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final ErasureTopic topic;
    private final LogRead read;
    private final Sweep sweep;
    private final Duration patience;
    private volatile boolean done;

    @Inject
    Reconciled(ErasureTopic topic, LogRead read, Sweep sweep) {
        this(topic, read, sweep, PATIENCE);
    }

    /** @param patience with a log that is being read */
    Reconciled(ErasureTopic topic, LogRead read, Sweep sweep, Duration patience) {
        this.topic = topic;
        this.read = read;
        this.sweep = sweep;
        this.patience = patience;
    }

    /** At once where it was so before since the start; what is erased later is erased here. Fails with a 503 while it is not known. */
    public Uni<Void> ensure() {
        return done ? Uni.createFrom().voidItem() : toTheEnd();
    }

    private Uni<Void> toTheEnd() {
        return topic.isThere()
                .chain(topic::end)
                .chain(end -> Uni.createFrom()
                        .item(() -> read.reaches(end))
                        .repeat()
                        .withDelay(LOOK_AGAIN)
                        .until(reached -> reached)
                        .collect()
                        .last())
                .ifNoItem()
                .after(patience)
                .fail()
                .chain(sweep::run)
                .invoke(gone -> LOG.infof("the log of erasures is read, %d addresses were erased anew", gone))
                .invoke(() -> done = true)
                .onFailure()
                .transform(failure -> notYet())
                .replaceWithVoid();
    }

    private static ProblemException notYet() {
        return new ProblemException(
                Problem.of(
                        503,
                        "erasures-not-read",
                        "Not yet",
                        "Who was erased is not known before the topic " + ErasureTopic.NAME + " is read to its end"),
                COME_AGAIN);
    }
}
