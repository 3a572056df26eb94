package io.sitrep.notifier.delivery;

import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Breakers of those who stand behind our own provider: the hosters whose servers take the mail of a domain. One that is out keeps back
 * its own mail, and neither the relay's nor that of the others. Something is kept only of those against whom there was a word lately.
 */
final class Behind {
    private final Clock clock;
    private final Map<Outages.Out, Health> groups = new ConcurrentHashMap<>();
    private volatile Set<Outages.Out> doubted = Set.of();

    Behind(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param then called with {@link Outcome.Deferred} when those behind are out
     * @param onward goes on, and gives the outcome to who it is handed
     */
    void through(
            Trip trip, Channel channel, String address, Consumer<Outcome> then, Consumer<Consumer<Outcome>> onward) {
        Optional<Outages.Out> group = channel.behind(address).map(name -> new Outages.Out(channel.name(), name));
        if (group.isEmpty()) {
            onward.accept(then);
            return;
        }
        Duration wait = Duration.ZERO;
        boolean probe = false;
        Health health = groups.get(group.get());
        if (health != null) {
            synchronized (health) {
                wait = health.admit(clock.instant());
                probe = wait.isZero() && health.isProbing();
            }
        }
        if (!wait.isZero()) {
            then.accept(new Outcome.Deferred("those who take its messages are out; they are asked again later", wait));
            return;
        }
        boolean isProbe = probe;
        onward.accept(outcome -> {
            note(group.get(), channel, trip, outcome, isProbe);
            then.accept(outcome);
        });
    }

    private void note(Outages.Out group, Channel channel, Trip trip, Outcome outcome, boolean probe) {
        boolean against = channel.isOutBehind(outcome);
        Health health = against || doubted.contains(group)
                ? groups.computeIfAbsent(group, unused -> new Health())
                : groups.get(group);
        if (health != null) {
            synchronized (health) {
                health.note(trip.endpoint(), word(outcome, against), probe, clock.instant());
            }
        }
    }

    /** That the relay does not answer says nothing of who is behind it. */
    private static Outcome word(Outcome outcome, boolean against) {
        if (against) {
            return Outcome.Retry.unanswered("those behind are out");
        }
        return Health.isOut(outcome) ? new Outcome.Deferred("nothing is known", Duration.ZERO) : outcome;
    }

    Map<Outages.Out, Instant> out(Instant now) {
        Map<Outages.Out, Instant> all = new HashMap<>();
        groups.forEach((group, health) -> {
            synchronized (health) {
                health.outUntil(now).ifPresent(until -> all.put(group, until));
            }
        });
        return all;
    }

    boolean isWell(Outages.Out out) {
        Health health = groups.get(out);
        if (health == null) {
            return true;
        }
        synchronized (health) {
            return health.state() == Breaker.State.CLOSED;
        }
    }

    /** Of whom another process said that they are out: how they do here is kept. */
    void doubt(Set<Outages.Out> some) {
        doubted = some;
    }

    boolean answeredSince(Outages.Out out, Instant then) {
        Health health = groups.get(out);
        if (health == null) {
            return false;
        }
        synchronized (health) {
            return health.answeredSince(then);
        }
    }

    void forget(Instant since) {
        groups.values().removeIf(health -> {
            synchronized (health) {
                return health.isIdle(since);
            }
        });
    }
}
