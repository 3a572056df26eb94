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
 *   <li>429 and 503: not taken, for now; {@code Retry-After} is honoured.
 *   <li>other 5xx, and no answer: may stand in the channel or not; uncertain.
 *   <li>404 and 410: the hook was taken away; its address is switched off.
 *   <li>401 and 403: tried again, a policy may have been changed for a while.
 *   <li>every other: this very message is refused.
 * </ul>
 */
public final class ChatAnswer {
    private static final Set<Integer> NOT_TAKEN = Set.of(401, 403, 408, 425, 429, 503);
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
        if (reply.status() >= 500) {
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
