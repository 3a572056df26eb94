package io.sitrep.notifier.channel.social;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.render.Recent;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Takes posts away, the newest first. Ends at the first that can't be taken away now; what is gone is kept in mind, so that the next attempt
 * goes on from there: a network takes so many deletions a while and no more. What this process does not know of is deleted once more,
 * which changes nothing.
 */
final class Removals {
    /** Retractions whose posts are known to be gone. */
    private static final int MESSAGES = 500;

    private final Map<UUID, Set<String>> known = Recent.of(MESSAGES);
    private final String title;
    private final Quota quota;
    private final Clock clock;

    /**
     * What became of it.
     *
     * @param gone of all that were to be taken away
     * @param last answer; when this is neither Delivered nor Rejected it is not over
     */
    record Ended(Set<String> gone, Outcome last) {
        boolean isOver() {
            return last instanceof Outcome.Delivered || last instanceof Outcome.Rejected;
        }
    }

    /** @param quota of deletions */
    Removals(String title, Quota quota, Clock clock) {
        this.title = title;
        this.quota = quota;
        this.clock = clock;
    }

    /** @param posts oldest first */
    Uni<Ended> all(UUID message, List<String> posts, Function<String, Uni<Outcome>> remove) {
        Set<String> gone = known.computeIfAbsent(message, first -> ConcurrentHashMap.newKeySet());
        return next(posts.size() - 1, posts, gone, remove, new Outcome.Delivered(null, null));
    }

    private Uni<Ended> next(
            int at, List<String> posts, Set<String> gone, Function<String, Uni<Outcome>> remove, Outcome last) {
        if (at < 0) {
            return ended(gone, last);
        }
        String post = posts.get(at);
        if (gone.contains(post)) {
            return next(at - 1, posts, gone, remove, last);
        }
        Optional<Duration> wait = quota.wait(clock.instant());
        if (wait.isPresent()) {
            return ended(gone, new Outcome.Deferred(title + " deletes no more for now", wait.get()));
        }
        return remove.apply(post).chain(outcome -> {
            if (outcome instanceof Outcome.Delivered) {
                gone.add(post);
            } else if (!(outcome instanceof Outcome.Rejected)) {
                return ended(gone, outcome);
            }
            return next(at - 1, posts, gone, remove, outcome);
        });
    }

    private static Uni<Ended> ended(Set<String> gone, Outcome last) {
        return Uni.createFrom().item(new Ended(Set.copyOf(gone), last));
    }
}
