package io.sitrep.notifier.channel.email;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sitrep.notifier.channel.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Mails whose attempt was given up without an answer, and what became of them: a server that is only slow accepts them a moment later, and
 * would get them a second time. Known to this process alone, and not for ever.
 */
final class Attempted {
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Longer than the longest wait between two attempts, as it is set by default. */
    private static final Duration REMEMBERED = Duration.ofHours(12);

    private static final int MOST = 50_000;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /**
     * One text for one reader.
     *
     * @param key of the delivery, the question or the notice
     * @param publication null where there is none
     */
    record Mail(UUID key, UUID publication, int revision) {
        /** Of no publication. */
        static Mail alone(UUID key) {
            return new Mail(key, null, 0);
        }
    }

    /** One attempt; its outcome is null as long as there is none. */
    static final class Attempt {
        private final Instant latest;
        private volatile Outcome outcome;

        private Attempt(Instant latest) {
            this.latest = latest;
        }

        void end(Outcome how) {
            outcome = how;
        }
    }

    private final Cache<Mail, Attempt> attempts;
    private final Clock clock;
    private final Duration longest;

    /** @param timeout after which an attempt is given up; when another has passed its connection is closed */
    Attempted(Clock clock, Duration timeout) {
        this.clock = clock;
        this.longest = timeout.multipliedBy(2).plus(GRACE);
        this.attempts = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    Attempt begin(Mail mail) {
        Attempt attempt = new Attempt(clock.instant().plus(longest));
        attempts.put(mail, attempt);
        return attempt;
    }

    /** It had its answer in time. */
    void forget(Mail mail) {
        attempts.invalidate(mail);
    }

    /**
     * @param taken how a mail that was accepted ends
     * @return what there is to say instead of another attempt; said once of a mail that was accepted. Empty when another is to be made
     */
    Optional<Outcome> before(Mail mail, Outcome taken) {
        Attempt last = attempts.getIfPresent(mail);
        if (last == null) {
            return Optional.empty();
        }
        if (last.outcome == null && clock.instant().isBefore(last.latest)) {
            return Optional.of(new Outcome.Deferred("the mail server may still accept the attempt before", LOOK_AGAIN));
        }
        attempts.invalidate(mail);
        return last.outcome instanceof Outcome.Delivered ? Optional.of(taken) : Optional.empty();
    }
}
