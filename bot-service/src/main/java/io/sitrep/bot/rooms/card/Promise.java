package io.sitrep.bot.rooms.card;

import io.sitrep.bot.rooms.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A promised update, and when somebody is to be reminded of it: some time before it is due, when it is overdue, and once
 * more when a click has put that off.
 *
 * @param snoozedUntil when it is to come up again; empty when nobody put it off
 */
record Promise(Instant due, Instant remindAt, Optional<Instant> snoozedUntil, boolean overdue) {
    static Optional<Promise> of(Sight sight, Duration before) {
        Instant due = sight.head().nextUpdateAt();
        if (due == null || !sight.isOpen()) {
            return Optional.empty();
        }
        Instant remindAt = due.minus(before);
        return Optional.of(new Promise(
                due,
                remindAt,
                sight.presence().snoozedUntil().filter(until -> until.isAfter(remindAt)),
                sight.overdue() || !sight.now().isBefore(due)));
    }

    /** The mark of the reminder that stands now; empty when none does. */
    Optional<String> mark(Instant now) {
        if (snoozedUntil.isPresent()) {
            return snoozedUntil
                    .filter(until -> !now.isBefore(until))
                    .map(until -> "due:" + due.getEpochSecond() + ":" + until.getEpochSecond());
        }
        if (overdue) {
            return Optional.of("due:" + due.getEpochSecond() + ":over");
        }
        return now.isBefore(remindAt) ? Optional.empty() : Optional.of("due:" + due.getEpochSecond());
    }

    Optional<Instant> next(Instant now) {
        List<Instant> moments = snoozedUntil.map(List::of).orElseGet(() -> List.of(remindAt, due));
        return Stream.concat(moments.stream(), Stream.of(due))
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }
}
