package io.sitrep.notifier.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.scheduler.Scheduled;
import io.sitrep.kit.trace.LogIds;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Rate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The gates of all providers, and the breakers of addresses that fail. What nobody went to for a while is forgotten. */
@Singleton
class Gates {
    private static final Logger LOG = Logger.getLogger(Gates.class);
    private static final int FAILURES_OF_AN_ADDRESS = 5;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Clock clock;
    private final BiConsumer<Duration, Runnable> alarm;
    private final Map<String, Gate> providers = new ConcurrentHashMap<>();
    private final Map<UUID, Breaker> addresses = new ConcurrentHashMap<>();
    private final Behind behind;

    @Inject
    Gates(Clock clock, Vertx vertx, MeterRegistry meters) {
        this(clock, (wait, task) -> vertx.setTimer(wait.toMillis(), over -> task.run()));
        meters.gauge("sitrep.breakers.open", List.of(Tag.of("of", "provider")), this, Gates::openProviders);
        meters.gauge("sitrep.breakers.open", List.of(Tag.of("of", "address")), this, Gates::openAddresses);
    }

    Gates(Clock clock, BiConsumer<Duration, Runnable> alarm) {
        this.clock = clock;
        this.alarm = alarm;
        this.behind = new Behind(clock);
    }

    /**
     * Makes the attempt, unless the provider or the address has to be left alone.
     *
     * @param address as the channel registered it
     * @param then called once, with the attempt's outcome or {@link Outcome.Deferred}
     */
    void through(Trip trip, Channel channel, String address, Supplier<Uni<Outcome>> attempt, Consumer<Outcome> then) {
        UUID endpoint = trip.endpoint();
        Breaker breaker = addresses.get(endpoint);
        Duration wait = Duration.ZERO;
        boolean probe = false;
        if (breaker != null) {
            synchronized (breaker) {
                wait = breaker.admit(clock.instant());
                probe = breaker.isProbing();
            }
        }
        if (wait.isZero()) {
            behind.through(
                    trip,
                    channel,
                    address,
                    noting(endpoint, probe, then),
                    noted -> of(channel, address).through(trip, attempt, noted));
        } else {
            then.accept(new Outcome.Deferred("the address is out; it is asked again later", wait));
        }
    }

    private Consumer<Outcome> noting(UUID endpoint, boolean probe, Consumer<Outcome> then) {
        return outcome -> {
            note(endpoint, outcome, probe);
            then.accept(outcome);
        };
    }

    /** Puts off whoever waits at a gate and was given up meanwhile. */
    void sweep() {
        providers.values().forEach(Gate::sweep);
    }

    private Gate of(Channel channel, String address) {
        Provider provider = channel.provider(address);
        return providers.computeIfAbsent(
                channel.name() + " " + provider.name(), name -> new Gate(provider, clock, alarm));
    }

    private void note(UUID endpoint, Outcome outcome, boolean probe) {
        if (Health.isOut(outcome)) {
            Breaker breaker = addresses.computeIfAbsent(endpoint, unused -> new Breaker(FAILURES_OF_AN_ADDRESS));
            synchronized (breaker) {
                if (breaker.failed(clock.instant(), probe)) {
                    LogIds.of()
                            .endpoint(endpoint)
                            .infof(LOG, "failed %d times in a row: left alone for a while", FAILURES_OF_AN_ADDRESS);
                }
            }
        } else if (outcome instanceof Outcome.Deferred || outcome instanceof Outcome.Broken) {
            Breaker breaker = probe ? addresses.get(endpoint) : null;
            if (breaker != null) {
                synchronized (breaker) {
                    breaker.returned(clock.instant());
                }
            }
        } else if (!addresses.isEmpty()) {
            addresses.remove(endpoint);
        }
    }

    @Scheduled(every = "1m", delayed = "1m")
    void forget() {
        Instant since = clock.instant().minus(REMEMBERED);
        providers.values().removeIf(gate -> gate.isForgettable(since));
        behind.forget(since);
        addresses.values().removeIf(breaker -> {
            synchronized (breaker) {
                return breaker.isIdle(since);
            }
        });
    }

    /** How the providers of a channel are doing, as far as this process had to do with them lately. */
    ChannelHealth.Providers of(Channel channel) {
        List<Gate> gates = providers.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(channel.name() + " "))
                .map(Map.Entry::getValue)
                .toList();
        return new ChannelHealth.Providers(
                gates.stream().map(Gate::state).toList(),
                Rate.tightest(gates.stream().flatMap(gate -> gate.rate(clock.instant()).stream())));
    }

    /** Who is left alone just now, and until when. An address has no channel here and is called as its id. */
    Map<Outages.Out, Instant> out() {
        Instant now = clock.instant();
        Map<Outages.Out, Instant> all = new HashMap<>();
        providers.forEach((name, gate) -> gate.outUntil(now).ifPresent(until -> {
            String[] words = name.split(" ", 2);
            all.put(new Outages.Out(words[0], words[1]), until);
        }));
        all.putAll(behind.out(now));
        addresses.forEach((endpoint, breaker) -> {
            synchronized (breaker) {
                breaker.outUntil(now).ifPresent(until -> all.put(new Outages.Out(null, endpoint.toString()), until));
            }
        });
        return all;
    }

    /** Whether nothing is against it, as far as this process knows. */
    boolean isWell(Outages.Out out) {
        if (out.channel() == null) {
            return !addresses.containsKey(UUID.fromString(out.provider()));
        }
        Gate gate = providers.get(out.channel() + " " + out.provider());
        return (gate == null || gate.state() == Breaker.State.CLOSED) && behind.isWell(out);
    }

    /** Of whom another process said that they are out. */
    void doubt(Set<Outages.Out> some) {
        behind.doubt(some);
    }

    /** Whether one of them was found to be there after that, by this process. */
    boolean answeredSince(Outages.Out out, Instant then) {
        Gate gate = providers.get(out.channel() + " " + out.provider());
        return (gate != null && gate.answeredSince(then)) || behind.answeredSince(out, then);
    }

    /** How many providers and addresses something is kept about. */
    int size() {
        return providers.size() + addresses.size();
    }

    private double openProviders() {
        return providers.values().stream()
                .filter(gate -> gate.state() != Breaker.State.CLOSED)
                .count();
    }

    private double openAddresses() {
        return addresses.values().stream()
                .filter(breaker -> breaker.state() != Breaker.State.CLOSED)
                .count();
    }
}
