package io.sitrep.notifier.delivery;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Recent;
import io.sitrep.notifier.render.TestMessages;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends one message that says it is a test, past the queue and the breaker: to see whether a channel works that is switched off or
 * left alone. It stands in no ledger and is not tried again.
 */
@Singleton
public class ChannelTests {
    /** One in ten seconds, for each caller and channel, in this process. */
    static final Duration BETWEEN = Duration.ofSeconds(10);

    private static final int CALLERS = 1_000;

    /** @param secret what it is signed with; empty where the channel makes one */
    public record Wanted(String address, Optional<String> secret, Reader reader) {
        /** Without the address. */
        @Override
        public String toString() {
            return "Wanted";
        }
    }

    /**
     * What came of it.
     *
     * @param outcome {@code delivered}, {@code retry}, {@code deferred}, {@code uncertain}, {@code rejected}, {@code gone} or {@code broken}:
     *     what would have become of a delivery
     * @param code the channel's own answer, null when none came
     * @param reason null when it was delivered
     */
    public record Came(String outcome, String code, String reason, Duration took) {}

    private final TestMessages messages;
    private final Clock clock;
    private final Map<String, Instant> last = Recent.of(CALLERS);

    ChannelTests(TestMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Fails with a 422 when the channel can't take the address, with a 429 when the caller has just sent one.
     *
     * @param key of the message
     */
    public Uni<Came> send(Channel channel, Wanted wanted, UUID key, String caller) {
        take(channel.name() + " " + caller);
        return channel.register(new Registration(wanted.address(), wanted.secret()))
                .chain(target -> {
                    Instant begun = clock.instant();
                    return channel.deliver(
                                    messages.of(key, wanted.reader()), new Target(target.address(), target.secret()))
                            .onFailure()
                            .recoverWithItem(Outcome.Broken::of)
                            .map(outcome -> came(outcome, Duration.between(begun, clock.instant())));
                });
    }

    private void take(String who) {
        Instant now = clock.instant();
        Instant free =
                last.merge(who, now, (before, again) -> before.plus(BETWEEN).isAfter(again) ? before : again);
        if (!free.equals(now)) {
            throw new ProblemException(
                    Problem.of(
                            429,
                            "too-many-requests",
                            "Too many requests",
                            "One test of a channel in " + BETWEEN.toSeconds() + " seconds"),
                    Duration.between(now, free.plus(BETWEEN)).plusSeconds(1));
        }
    }

    private static Came came(Outcome outcome, Duration took) {
        String word = outcome.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        return new Came(word, outcome.code(), reason(outcome), took);
    }

    private static String reason(Outcome outcome) {
        if (outcome instanceof Outcome.Retry retry) {
            return retry.reason();
        }
        if (outcome instanceof Outcome.Deferred deferred) {
            return deferred.reason();
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return rejected.reason();
        }
        if (outcome instanceof Outcome.Gone gone) {
            return gone.reason();
        }
        if (outcome instanceof Outcome.Uncertain uncertain) {
            return uncertain.reason();
        }
        return outcome instanceof Outcome.Broken broken ? broken.reason() : null;
    }
}
