package io.sitrep.bot.ledger;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.bot.Settings;
import io.sitrep.bot.port.Platforms;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Goes on with what was postponed, and with what a process that died left behind. */
@Singleton
public class Recovery {
    private static final Logger LOG = Logger.getLogger(Recovery.class);

    /** So often in a row nobody came to an end with it, not even to a wait for what is away: that is a fault of ours. */
    private static final int MOST_ATTEMPTS = 30;

    private final InboundLedger ledger;
    private final Worker worker;
    private final Delivery delivery;
    private final Platforms platforms;
    private final Duration remember;

    public Recovery(InboundLedger ledger, Worker worker, Delivery delivery, Platforms platforms, Settings settings) {
        this.ledger = ledger;
        this.worker = worker;
        this.delivery = delivery;
        this.platforms = platforms;
        this.remember = settings.chat().remember();
    }

    /** Work on what is taken up goes on behind it: a slow command must not keep the others waiting. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> goOn() {
        return ledger.stillAlive()
                .chain(ledger::takeUp)
                .invoke(this::workOn)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("the ledger is away, %s; again in 1 s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "1h", delayed = "1m")
    Uni<Void> forget() {
        return ledger.forget(remember).replaceWithVoid();
    }

    private void workOn(List<Entry> entries) {
        Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndMerge(this::finish)
                .subscribe()
                .with(nothing -> {}, failure -> LOG.errorf(failure, "commands could not be gone on with"));
    }

    private Uni<Void> finish(Entry entry) {
        return step(entry)
                .onTermination()
                .invoke(() -> ledger.letGo(entry))
                .onFailure()
                .invoke(failure -> CommandLines.of(entry)
                        .errorf(LOG, failure, "a command could not be finished; it is taken up again"))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> step(Entry entry) {
        if (entry.effort().takenUp() > MOST_ATTEMPTS) {
            CommandLines.of(entry).errorf(LOG, "a command fails each time and is given up");
            String answer = entry.answer().orElseGet(() -> render(entry, Notices.gaveUp(entry.uncertain())));
            return ledger.answered(entry, answer).replaceWithVoid();
        }
        return entry.answer()
                .map(answer -> delivery.handOver(entry, answer))
                .orElseGet(() -> worker.attempt(entry).chain(progress -> tell(entry, progress)));
    }

    private Uni<Void> tell(Entry entry, Progress progress) {
        if (progress instanceof Progress.Finished finished) {
            return delivery.handOver(
                    entry, platforms.render(entry.invocation().person(), finished.reply(), finished.language()));
        }
        return Uni.createFrom().voidItem();
    }

    private String render(Entry entry, Reply reply) {
        return platforms.render(
                entry.invocation().person(), reply, entry.language().orElse(Language.EN));
    }
}
