package io.sitrep.notifier.delivery;

import io.sitrep.notifier.channel.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * What an attempt came to, ready to be written.
 *
 * @param outcome the outcome in one word, for the ledger; {@link #PUT_OFF} when nothing was tried
 * @param gone the endpoint is to be switched off
 */
record Result(Lease lease, Span span, String outcome, String code, Next next, boolean gone) {
    /** Not an attempt: it leaves no trace but a later time. */
    static final String PUT_OFF = "put_off";

    /** An attempt that may have arrived, and is made again where that does no harm. */
    static final String UNHEARD = "unheard";

    /** When an attempt began and how long it took. */
    record Span(Instant at, Duration took) {}

    /**
     * Where the delivery stands afterwards.
     *
     * @param delay until the next attempt; zero where there is none
     * @param asked the other side asked for a delay: it is not cut short for anybody's sake
     */
    record Next(DeliveryState state, String reason, String remoteId, Duration delay, boolean asked) {}

    static Result of(Lease lease, Outcome outcome, RetrySchedule schedule, Span span) {
        String code = outcome.code();
        if (outcome instanceof Outcome.Delivered delivered) {
            Next next = new Next(DeliveryState.DELIVERED, null, delivered.remoteId(), Duration.ZERO, false);
            return new Result(lease, span, "delivered", code, next, false);
        }
        if (outcome instanceof Outcome.Retry retry) {
            return again(lease, span, code, schedule, retry);
        }
        if (outcome instanceof Outcome.Broken broken) {
            return again(lease, span, code, schedule, Outcome.Retry.unanswered(broken.reason()));
        }
        if (outcome instanceof Outcome.Deferred deferred) {
            // What was given back unasked is not to blame for how long it waited.
            boolean isPutOff = !deferred.after().isZero();
            if (isPutOff && span.at().isAfter(lease.plannedAt().plus(schedule.patience()))) {
                return new Result(lease, span, "put_off_for_good", null, dead(deferred.reason()), false);
            }
            DeliveryState before = lease.tries() > 1 ? DeliveryState.RETRYING : DeliveryState.PENDING;
            Next next = new Next(before, deferred.reason(), null, deferred.after(), false);
            return new Result(lease, span, PUT_OFF, null, next, false);
        }
        if (outcome instanceof Outcome.Uncertain uncertain) {
            Next next = new Next(DeliveryState.UNCERTAIN, uncertain.reason(), null, Duration.ZERO, false);
            return new Result(lease, span, "uncertain", code, next, false);
        }
        if (outcome instanceof Outcome.Gone gone) {
            return new Result(lease, span, "gone", code, dead(gone.reason()), true);
        }
        return new Result(lease, span, "rejected", code, dead(((Outcome.Rejected) outcome).reason()), false);
    }

    private static Result again(Lease lease, Span span, String code, RetrySchedule schedule, Outcome.Retry retry) {
        Next next = schedule.after(lease.tries(), retry.after())
                .map(wait -> new Next(
                        DeliveryState.RETRYING,
                        retry.reason(),
                        null,
                        wait,
                        !retry.after().isZero()))
                .orElseGet(() -> dead(retry.reason()));
        return new Result(lease, span, retry.mayHaveArrived() ? UNHEARD : "retry", code, next, false);
    }

    /** Nothing more is to be done for it. */
    boolean isFinal() {
        return next.state() != DeliveryState.RETRYING && next.state() != DeliveryState.PENDING;
    }

    /** Nothing was tried. */
    boolean isPutOff() {
        return outcome.equals(PUT_OFF);
    }

    boolean isDelivered() {
        return next.state() == DeliveryState.DELIVERED;
    }

    /** The same without the words of the other side, which the database may not bear. */
    Result bare() {
        return new Result(
                lease, span, outcome, null, new Next(next.state(), null, null, next.delay(), next.asked()), gone);
    }

    boolean isBare() {
        return code == null && next.remoteId() == null;
    }

    private static Next dead(String reason) {
        return new Next(DeliveryState.DEAD, reason, null, Duration.ZERO, false);
    }
}
