package io.sitrep.notifier.delivery;

import io.sitrep.notifier.channel.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * What an attempt came to, ready to be written.
 *
 * @param outcome the outcome in one word, for the ledger
 * @param gone the endpoint is to be switched off
 */
record Result(Lease lease, Span span, String outcome, String code, Next next, boolean gone) {

    /** When an attempt began and how long it took. */
    record Span(Instant at, Duration took) {}

    /**
     * Where the delivery stands afterwards.
     *
     * @param delay until the next attempt; zero where there is none
     */
    record Next(DeliveryState state, String reason, String remoteId, Duration delay) {}

    static Result of(Lease lease, Outcome outcome, RetrySchedule schedule, Span span) {
        String code = outcome.code();
        if (outcome instanceof Outcome.Delivered delivered) {
            Next next = new Next(DeliveryState.DELIVERED, null, delivered.remoteId(), Duration.ZERO);
            return new Result(lease, span, "delivered", code, next, false);
        }
        if (outcome instanceof Outcome.Retry retry) {
            Next next = schedule.after(lease.tries(), retry.after())
                    .map(wait -> new Next(DeliveryState.RETRYING, retry.reason(), null, wait))
                    .orElseGet(() -> dead(retry.reason()));
            return new Result(lease, span, "retry", code, next, false);
        }
        if (outcome instanceof Outcome.Gone gone) {
            return new Result(lease, span, "gone", code, dead(gone.reason()), true);
        }
        return new Result(lease, span, "rejected", code, dead(((Outcome.Rejected) outcome).reason()), false);
    }

    private static Next dead(String reason) {
        return new Next(DeliveryState.DEAD, reason, null, Duration.ZERO);
    }
}
