package io.sitrep.notifier.delivery;

import io.sitrep.notifier.channel.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is known of how a provider does, and the breaker that goes by it. Not safe for several threads. */
final class Health {
    private final Breaker breaker = Breaker.byHand();
    private final Evidence evidence = new Evidence();
    private Instant answered = Instant.MIN;

    /** As {@link Breaker#admit}. */
    Duration admit(Instant now) {
        return breaker.admit(now);
    }

    /** Whether what is admitted in this moment is the probe. */
    boolean isProbing() {
        return breaker.isProbing();
    }

    /** What was admitted was not made. */
    void returned(boolean probe, Instant now) {
        if (probe) {
            breaker.returned(now);
        }
    }

    /**
     * An answer, even a refusal, shows that the provider is there; our own failure says nothing about it.
     *
     * @return whether it was found to be out just now
     */
    boolean note(UUID address, Outcome outcome, boolean probe, Instant now) {
        if (outcome instanceof Outcome.Broken || outcome instanceof Outcome.Deferred) {
            returned(probe, now);
            return false;
        }
        if (isOut(outcome)) {
            breaker.failed(now, probe);
            return evidence.failed(address, now) && breaker.trip(now);
        }
        if (breaker.state() != Breaker.State.CLOSED) {
            evidence.clear();
        }
        breaker.succeeded();
        evidence.succeeded(address, now);
        answered = now;
        return false;
    }

    /**
     * No answer, or one by which a whole machine excuses itself: HTTP's 5xx, SMTP's 421, with or without an enhanced code behind it.
     * SMTP's 5xx about a mail or a reader are no {@link Outcome.Retry}; those about our login are, and stop every mail.
     */
    static boolean isOut(Outcome outcome) {
        if (!(outcome instanceof Outcome.Retry) && !(outcome instanceof Outcome.Uncertain)) {
            return false;
        }
        String code = outcome.code();
        return code == null || code.startsWith("5") || code.startsWith("421");
    }

    /** Whether it was found to be there after that. */
    boolean answeredSince(Instant then) {
        return answered.isAfter(then);
    }

    Breaker.State state() {
        return breaker.state();
    }

    /** As {@link Breaker#outUntil}. */
    Optional<Instant> outUntil(Instant now) {
        return breaker.outUntil(now);
    }

    boolean isIdle(Instant since) {
        return breaker.isIdle(since);
    }
}
