package io.sitrep.bot.rooms.card;

import io.sitrep.bot.events.Head;
import io.sitrep.bot.rooms.Presence.Snoozed;
import io.sitrep.bot.rooms.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A promised update, and when somebody is to be reminded of it: some time before it is due, when it is overdue, and once
 * more when a click has put that off.
 *
 * @param putOff until when it is put off; empty when nobody put this one off
 * @param reported whether it was reported as broken
 */
public record Promise(Instant due, Instant remindAt, Optional<Instant> putOff, boolean reported) {
    /** Of an open incident; empty when it promises nothing. */
    public static Optional<Promise> of(Head head, Duration before) {
        return Optional.ofNullable(head.nextUpdateAt())
                .filter(due -> head.isOpen())
                .map(due -> new Promise(due, due.minus(before), Optional.empty(), false));
    }

    static Optional<Promise> of(Sight sight, Duration before) {
        return of(sight.head(), before)
                .map(promise -> promise.standing(sight.presence().snoozed(), sight.overdueAt()));
    }

    /**
     * As it stands in a workspace.
     *
     * @param snoozed what was put off there last: this promise, or one before it, which says nothing of this one
     * @param overdueAt the promise that was reported as broken last
     */
    public Promise standing(Optional<Snoozed> snoozed, Optional<Instant> overdueAt) {
        return new Promise(
                due,
                remindAt,
                snoozed.filter(put -> put.due().equals(due.truncatedTo(ChronoUnit.MICROS)))
                        .map(Snoozed::until)
                        .filter(until -> until.isAfter(remindAt)),
                overdueAt.filter(broken -> !broken.isBefore(due)).isPresent());
    }

    public boolean isOverdue(Instant now) {
        return reported || !now.isBefore(due);
    }

    public boolean isPutOff(Instant now) {
        return putOff.filter(now::isBefore).isPresent();
    }

    /** The mark of the reminder that stands now; empty when none does. */
    public Optional<String> mark(Instant now) {
        if (isPutOff(now)) {
            return Optional.empty();
        }
        if (comesAgain(now)) {
            return putOff.map(until -> firstMark() + ":" + until.getEpochSecond());
        }
        if (isOverdue(now)) {
            return Optional.of(firstMark() + ":over");
        }
        return now.isBefore(remindAt) ? Optional.empty() : Optional.of(firstMark());
    }

    /** The mark of the reminder that comes before it is due. */
    public String firstMark() {
        return "due:" + due.getEpochSecond();
    }

    /** Since when the reminder that stands now does. */
    public Instant since(Instant now) {
        if (comesAgain(now)) {
            return putOff.orElseThrow();
        }
        return isOverdue(now) ? due : remindAt;
    }

    /** Because it was put off for so long; what came up before it was due comes up once more when it is overdue. */
    private boolean comesAgain(Instant now) {
        return putOff.filter(until -> !now.isBefore(until))
                .filter(until -> !until.isBefore(due) || !isOverdue(now))
                .isPresent();
    }

    Optional<Instant> next(Instant now) {
        return Stream.of(putOff.orElse(remindAt), due).filter(now::isBefore).min(Instant::compareTo);
    }
}
