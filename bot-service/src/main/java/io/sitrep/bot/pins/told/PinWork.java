package io.sitrep.bot.pins.told;

import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Pins;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Passes on what a platform told of messages, in its order for each message, until it is taken. */
public final class PinWork {
    private static final Logger LOG = Logger.getLogger(PinWork.class);
    private static final Duration LEASE = Duration.ofSeconds(40);
    private static final Duration ATTEMPT = Duration.ofSeconds(30);
    private static final int LONGEST_WAIT_SECONDS = 300;
    /** About a day. */
    private static final int MOST_ATTEMPTS = 300;

    private final PinLedger ledger;
    private final Naming naming;
    private final Instance<Pins> pins;

    public PinWork(PinLedger ledger, Naming naming, Instance<Pins> pins) {
        this.ledger = ledger;
        this.naming = naming;
        this.pins = pins;
    }

    /**
     * Who did something.
     *
     * @param platform whose people they are
     * @param named the same person by the name others know them by; never fails
     */
    public record Naming(String platform, Function<Person, Uni<Person>> named) {}

    /** To be called again and again. Never fails. */
    public Uni<Void> goOn() {
        return ledger.takeUp(LEASE)
                .invoke(this::workOn)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("the ledger is away, %s; again in 1 s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** What was done so long ago. */
    public Uni<Void> forget(Duration age) {
        return ledger.forget(age);
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
        return naming.named()
                .apply(new Person(naming.platform(), event.spot().workspace(), event.person(), event.person()));
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
