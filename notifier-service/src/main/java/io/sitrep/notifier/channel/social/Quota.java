package io.sitrep.notifier.channel.social;

import io.sitrep.notifier.channel.Rate;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.http.RetryAfter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many more posts a network takes, by what its last answer said: {@code <prefix>limit}, {@code …remaining} and {@code …reset}, the last as
 * seconds since 1970 or as a time of ISO 8601.
 */
public final class Quota {
    /** Nobody may park a delivery for longer, whatever a header says. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private record Word(long limit, long left, Instant until) {}

    private final String prefix;
    private final Duration window;
    private final long cost;
    private volatile Word last = new Word(0, 1, Instant.MIN);

    /**
     * @param window in which the network counts
     * @param cost of one post, in what the network counts
     */
    public Quota(String prefix, Duration window, long cost) {
        this.prefix = prefix;
        this.window = window;
        this.cost = cost;
    }

    /** Call it with each answer to a post. */
    public void note(Reply reply) {
        long limit = number(reply.headers().get(prefix + "limit"));
        long left = number(reply.headers().get(prefix + "remaining"));
        Instant until = reset(reply);
        if (limit > 0 && left >= 0 && until != null) {
            last = new Word(limit / cost, left / cost, until);
        }
    }

    /** How long nothing more is taken; empty when something is, as far as is known. */
    public Optional<Duration> wait(Instant now) {
        Word word = last;
        return word.left > 0 || !word.until.isAfter(now) ? Optional.empty() : Optional.of(within(now, word.until));
    }

    /** Empty when nothing is known, or what was known is over. */
    public Optional<Rate> rate(Instant now) {
        Word word = last;
        return word.until.isAfter(now)
                ? Optional.of(new Rate((double) word.limit / window.toSeconds(), word.left))
                : Optional.empty();
    }

    /** How long an answer asks us to wait; zero when it does not say. */
    public Duration asked(Reply reply, Instant now) {
        Duration after = RetryAfter.read(reply.headers().get("Retry-After"), now);
        Instant until = reset(reply);
        boolean used = number(reply.headers().get(prefix + "remaining")) == 0;
        return !after.isZero() || until == null || !used ? after : within(now, until);
    }

    private Instant reset(Reply reply) {
        String value = reply.headers().get(prefix + "reset");
        try {
            if (value == null) {
                return null;
            }
            long seconds = number(value);
            return seconds >= 0 ? Instant.ofEpochSecond(seconds) : Instant.parse(value);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Duration within(Instant now, Instant until) {
        Duration wait = Duration.between(now, until);
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** -1 when it is none. */
    private static long number(String text) {
        return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : -1;
    }
}
