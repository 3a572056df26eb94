package io.sitrep.notifier.channel.webhook;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What a receiver's status means.
 *
 * <ul>
 *   <li>2xx: delivered.
 *   <li>410: the receiver wants nothing more; its address is switched off.
 *   <li>408, 421, 423, 425, 429 and 5xx: not now. {@code Retry-After} is honoured on all of them.
 *   <li>401, 403, 404: not as the receiver stands now. A key that is being changed or a route that is being deployed answers
 *       so for a while, and the same bytes are taken afterwards: tried until the schedule ends.
 *   <li>3xx: a redirect is never followed, wherever it leads, and there is no other URL to try: dead at once and visible as
 *       such.
 *   <li>every other 4xx (400, 413, 422, …): this very request is refused. The same bytes would be refused again, so it is dead
 *       at once and visible as such; a human may ask for it again once the receiver is mended, and the
 *       next update is tried afresh.
 * </ul>
 *
 * @param body null when nobody asked for it
 */
record Answer(int status, String retryAfter, String body) {
    private static final Set<Integer> NOT_NOW = Set.of(408, 421, 423, 425, 429);
    private static final Set<Integer> NOT_AS_IT_STANDS = Set.of(401, 403, 404);
    private static final int GONE = 410;

    Answer with(String text) {
        return new Answer(status, retryAfter, text);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    Outcome outcome(Instant now) {
        String code = Integer.toString(status);
        if (isSuccess()) {
            return new Outcome.Delivered(null, code);
        }
        if (status == GONE) {
            return new Outcome.Gone("the receiver answered that it is gone", code);
        }
        if (status < 400) {
            return new Outcome.Rejected("the receiver redirects, which is not followed", code);
        }
        if (isRefusal()) {
            return new Outcome.Rejected("the receiver refused the request", code);
        }
        Duration wait = RetryAfter.read(retryAfter, now);
        return new Outcome.Retry(passing(), wait, code);
    }

    private boolean isRefusal() {
        return status < 500 && !NOT_NOW.contains(status) && !NOT_AS_IT_STANDS.contains(status);
    }

    private String passing() {
        return NOT_AS_IT_STANDS.contains(status)
                ? "the receiver does not know us, or the path"
                : "the receiver can not take it now";
    }
}
