package io.sitrep.notifier.channel.social;

import io.sitrep.notifier.channel.Rate;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.http.RetryAfter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many more posts a network takes, by what its last answer said: {@code <prefix>limit}, {@code …remaining} and {@code …reset}, the last as
 * seconds since 1970 or as a time of ISO 8601.
 */
public final class Quota {
    /** Nobody may park a delivery for longer, whatever a header says. */
    private static final Duration LONGEST = Duration.ofHours(24);

    /**
     * What a network counts.
     *
     * @param prefix of the headers that tell of it
     * @param window in which it counts
     */
    public record Count(String prefix, Duration window) {}

    /** What an answer said of one count. */
    private record Word(Count count, long limit, long left, Instant until) {
        Rate rate() {
            return new Rate((double) limit / count.window().toSeconds(), left);
        }

        Duration wait(Instant now) {
            Duration wait = Duration.between(now, until);
            if (wait.isNegative()) {
                return Duration.ZERO;
            }
            return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        }
    }

    private final long cost;
    private final List<Count> counts;
    private volatile List<Word> last = List.of();

    /** @param cost of one post, in what the network counts */
    public Quota(long cost, Count... counts) {
        this.cost = cost;
        this.counts = List.of(counts);
    }

    /** Call it with each answer to a post. One that says nothing changes nothing. */
    public void note(Reply reply) {
        List<Word> said = words(reply).filter(word -> word.limit > 0).toList();
        last = said.isEmpty() ? last : said;
    }

    /** How long nothing more is taken; empty when something is, as far as is known. */
    public Optional<Duration> wait(Instant now) {
        return longest(last.stream(), now).filter(wait -> !wait.isZero());
    }

    /** Of what is used up first; empty when nothing is known, or what was known is over. */
    public Optional<Rate> rate(Instant now) {
        return Rate.tightest(
                last.stream().filter(word -> word.until.isAfter(now)).map(Word::rate));
    }

    /** How long an answer asks us to wait; zero when it does not say. */
    public Duration asked(Reply reply, Instant now) {
        Duration after = RetryAfter.read(reply.headers().get("Retry-After"), now);
        return after.isZero() ? longest(words(reply), now).orElse(Duration.ZERO) : after;
    }

    private static Optional<Duration> longest(Stream<Word> words, Instant now) {
        return words.filter(word -> word.left == 0).map(word -> word.wait(now)).max(Duration::compareTo);
    }

    private Stream<Word> words(Reply reply) {
        return counts.stream().flatMap(count -> word(reply, count).stream());
    }

    private Optional<Word> word(Reply reply, Count count) {
        long limit = number(reply.headers().get(count.prefix + "limit"));
        long left = number(reply.headers().get(count.prefix + "remaining"));
        return limit < 0 || left < 0
                ? Optional.empty()
                : reset(reply.headers().get(count.prefix + "reset"))
                        .map(until -> new Word(count, limit / cost, left / cost, until));
    }

    private static Optional<Instant> reset(String value) {
        long seconds = number(value);
        if (seconds >= 0) {
            return Optional.of(Instant.ofEpochSecond(seconds));
        }
        try {
            return Optional.ofNullable(value).map(Instant::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** -1 when it is none. */
    private static long number(String text) {
        return text != null && text.matches("\\d{1,11}") ? Long.parseLong(text) : -1;
    }
}
