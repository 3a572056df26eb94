package io.sitrep.notifier.delivery;

import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Rate;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How the channels are doing, as this process sees it. Kept in memory: what another process met with is not in it. */
@Singleton
public class ChannelHealth {
    /**
     * The newest attempt that failed.
     *
     * @param code the channel's own answer, null when none came
     * @param reason no address and no text of the other side
     */
    public record LastError(Instant at, String code, String reason) {}

    /**
     * Breakers of the channel's providers.
     *
     * @param state the worst of them: {@code closed}, {@code half_open} or {@code open}
     * @param providers how many are known
     * @param out how many of them are left alone just now
     */
    public record Breakers(String state, int providers, long out) {}

    record Providers(List<Breaker.State> breakers, Optional<Rate> rate) {}

    private static final List<Breaker.State> WORST_LAST =
            List.of(Breaker.State.CLOSED, Breaker.State.HALF_OPEN, Breaker.State.OPEN);

    private final Gates gates;
    private final Map<String, LastError> errors = new ConcurrentHashMap<>();

    ChannelHealth(Gates gates) {
        this.gates = gates;
    }

    public Breakers breakers(Channel channel) {
        List<Breaker.State> all = gates.of(channel).breakers();
        Breaker.State worst =
                all.stream().max(Comparator.comparing(WORST_LAST::indexOf)).orElse(Breaker.State.CLOSED);
        return new Breakers(
                worst.name().toLowerCase(Locale.ROOT),
                all.size(),
                all.stream().filter(state -> state != Breaker.State.CLOSED).count());
    }

    /** Of the provider that has the least left; empty when nothing limits it. */
    public Optional<Rate> rate(Channel channel) {
        return channel.rate().or(() -> gates.of(channel).rate());
    }

    public Optional<LastError> lastError(Channel channel) {
        return Optional.ofNullable(errors.get(channel.name()));
    }

    void failed(String channel, LastError error) {
        errors.put(channel, error);
    }
}
