package io.sitrep.incident.console.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the notifier answers about deliveries, as far as a screen shows it. Source: the notifier's OpenAPI description. */
public final class Told {
    private Told() {}

    /** @param since null while nothing is held, as is the reason */
    public record Hold(boolean held, Instant since, String reason) {}

    /** One part of the ledger. */
    public record Ledger(List<Delivery> items, String nextCursor) {}

    public record Delivery(
            UUID id,
            UUID incident,
            long sequence,
            UUID subscriber,
            String channel,
            String state,
            String reason,
            Instant createdAt,
            Instant deliveredAt,
            Instant nextAttemptAt,
            List<Attempt> attempts) {
        /** Whether a person may ask for it again. */
        public boolean isOver() {
            return state.equals("dead") || state.equals("uncertain");
        }
    }

    public record Attempt(Instant at, String code, Duration duration, String outcome, String reason) {}

    public record Failures(List<Failure> items) {}

    public record Failure(String channel, String state, String reason, long count) {}

    /** How far the telling of an incident is. */
    public record Progress(
            long planned,
            long pending,
            long sending,
            long retrying,
            long delivered,
            long uncertain,
            long dead,
            long unreachable,
            Instant firstAt,
            Instant lastAt,
            List<Publication> publications) {
        public long settled() {
            return planned - pending - sending - retrying;
        }

        public boolean isRunning() {
            return settled() < planned;
        }
    }

    /** The same for one publication. */
    public record Publication(
            long sequence,
            String status,
            String withdrawn,
            long planned,
            long pending,
            long sending,
            long retrying,
            long delivered,
            long dead,
            Instant firstAt,
            Instant lastAt) {
        public long settled() {
            return planned - pending - sending - retrying;
        }
    }

    public record Channels(List<Channel> items) {}

    /**
     * @param promise exact, at_least_once or at_most_once
     * @param rateLeft null when nothing limits it
     */
    public record Channel(
            String id,
            String state,
            Instant disabledSince,
            String disabledReason,
            String promise,
            Capability capability,
            Breaker breaker,
            List<Out> out,
            RateLeft rateLeft,
            LastError lastError) {
        public boolean isEnabled() {
            return state.equals("enabled");
        }

        /** As a number people read: without what nobody counts. */
        public String left() {
            return rateLeft == null ? "" : Long.toString(Math.round(rateLeft.left()));
        }
    }

    public record Capability(boolean needsAddress) {}

    /** @param state closed, half_open or open */
    public record Breaker(String state, int providers, long out) {}

    /** A provider that is not relied on, as long as it says so. */
    public record Out(String provider, Instant until) {}

    public record RateLeft(double perSecond, double left) {}

    public record LastError(Instant at, String code, String reason) {}
}
