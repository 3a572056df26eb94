package io.sitrep.notifier.channel.chat;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.http.NotSent;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.http.RetryAfter;
import java.time.Instant;
import java.util.Set;

/**
 * What a chat's answer means. None of them has an idempotency key, so what may have been posted is not posted again:
 *
 * <ul>
 *   <li>2xx: delivered.
 *   <li>429: not taken, for now; {@code Retry-After} is honoured. 425 likewise: not looked at (RFC 8470).
 *   <li>5xx, 408 and no answer: may stand in the channel or not; uncertain. Of none of them does a chat say that nothing was posted, and
 *       who answers so may be but a gateway before it.
 *   <li>404 and 410: the hook was taken away; its address is switched off.
 *   <li>401 and 403: tried again, a policy may have been changed for a while.
 *   <li>every other: this very message is refused.
 * </ul>
 */
public final class ChatAnswer {
    private static final Set<Integer> NOT_TAKEN = Set.of(401, 403, 425, 429);
    private static final int TIMED_OUT = 408;
    private static final Set<Integer> GONE = Set.of(404, 410);

    private ChatAnswer() {}

    public static Outcome of(Reply reply, String remoteId, Instant now) {
        String code = reply.code();
        if (reply.isSuccess()) {
            return new Outcome.Delivered(remoteId, code);
        }
        if (GONE.contains(reply.status())) {
            return new Outcome.Gone("the chat no longer has this webhook", code);
        }
        if (NOT_TAKEN.contains(reply.status())) {
            return new Outcome.Retry(
                    "the chat does not take it now",
                    RetryAfter.read(reply.headers().get("Retry-After"), now),
                    code);
        }
        if (reply.status() >= 500 || reply.status() == TIMED_OUT) {
            return new Outcome.Uncertain("the chat failed, it may have been posted", code);
        }
        return new Outcome.Rejected("the chat refused the message", code);
    }

    public static Outcome of(Throwable failure) {
        return failure instanceof NotSent
                ? Outcome.Retry.unanswered("no connection to the chat")
                : new Outcome.Uncertain("the chat did not answer, it may have been posted", null);
    }
}
