package io.sitrep.bot.slack.pins;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.bot.Settings;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Pins;
import io.sitrep.bot.slack.SlackNames;
import io.sitrep.bot.slack.people.SlackDirectory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Passes on what Slack told of messages, in its order for each message, until it is taken. */
@Singleton
public class PinWork {
    private static final Logger LOG = Logger.getLogger(PinWork.class);
    private static final Duration LEASE = Duration.ofSeconds(40);
    private static final Duration ATTEMPT = Duration.ofSeconds(30);
    private static final int LONGEST_WAIT_SECONDS = 300;
    /** About a day. */
    private static final int MOST_ATTEMPTS = 300;

    private final PinLedger ledger;
    private final SlackDirectory directory;
    private final Instance<Pins> pins;
    private final Duration remember;

    PinWork(PinLedger ledger, SlackDirectory directory, Instance<Pins> pins, Settings settings) {
        this.ledger = ledger;
        this.directory = directory;
        this.pins = pins;
        this.remember = settings.chat().remember();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> goOn() {
        return ledger.takeUp(LEASE)
                .invoke(this::workOn)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("the ledger is away, %s; again in 1 s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "1h", delayed = "2m")
    Uni<Void> forget() {
        return ledger.forget(remember);
    }

    private void workOn(List<PinLedger.Taken> events) {
        Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndMerge(this::attempt)
                .subscribe()
                .with(nothing -> {}, failure -> LOG.errorf(failure, "pins could not be gone on with"));
    }

    private Uni<Void> attempt(PinLedger.Taken taken) {
        return Uni.createFrom()
                .deferred(() -> passOn(taken.event()))
                .ifNoItem()
                .after(ATTEMPT)
                .fail()
                .chain(() -> ledger.done(taken.event()))
                .onFailure()
                .recoverWithUni(failure -> again(taken, failure))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("a pin could not be noted, %s; it is taken up again", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> passOn(PinEvent event) {
        if (!pins.isResolvable()) {
            return Uni.createFrom().voidItem();
        }
        return switch (event.deed()) {
            case PINNED -> pinned(event);
            case UNPINNED -> by(event).chain(by -> pins.get().unpinned(event.spot(), event.message(), by));
            case EDITED -> pins.get().edited(event.spot(), event.message());
            case DELETED -> pins.get().deleted(event.spot(), event.message());
        };
    }

    /** Who does not count as holding the message does not keep it on the timeline when those that do let go. */
    private Uni<Void> pinned(PinEvent event) {
        return by(event)
                .chain(by -> pins.get().pinned(event.spot(), event.message(), by))
                .chain(holds -> holds
                        ? Uni.createFrom().voidItem()
                        : ledger.doesNotHold(event)
                                .chain(held -> held
                                        ? Uni.createFrom().voidItem()
                                        : pins.get().deleted(event.spot(), event.message())));
    }

    private Uni<Person> by(PinEvent event) {
        return directory.named(
                new Person(SlackNames.PLATFORM, event.spot().workspace(), event.person(), event.person()));
    }

    private Uni<Void> again(PinLedger.Taken taken, Throwable failure) {
        if (taken.attempts() >= MOST_ATTEMPTS) {
            LOG.errorf("a pin is given up: %s", failure.getMessage());
            return ledger.done(taken.event());
        }
        Duration wait = Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(taken.attempts(), 10)));
        LOG.warnf("a pin could not be passed on, %s; again in %s", failure.getMessage(), wait);
        return ledger.later(taken.event(), wait);
    }
}
