package io.sitrep.notifier.channel.social;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.http.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * What a network's answers mean. What an operator can mend (the token, the plan, the address) waits, with a line in the log once in a
 * while; only what is said against the post itself ends it.
 */
public final class Answers {
    private static final Set<Integer> NOT_NOW = Set.of(408, 425, 429, 503);

    /** Of these: who says so may stand between us and a server that has taken it. */
    private static final Set<Integer> UNHEARD = Set.of(408, 503);

    private static final Set<Integer> MENDABLE = Set.of(401, 402, 403, 404, 409);
    private static final Set<Integer> NOT_THERE = Set.of(404, 410);
    private static final int FORBIDDEN = 403;

    private final SocialNetwork.Network network;
    private final SocialNetwork.Quotas quotas;
    private final Clock clock;
    private final Trouble trouble;

    Answers(SocialNetwork.Network network, SocialNetwork.Quotas quotas, Clock clock) {
        this.network = network;
        this.quotas = quotas;
        this.clock = clock;
        this.trouble = new Trouble(network, clock);
    }

    /** A post was not taken. */
    public Outcome notPosted(Reply reply) {
        if (isMendable(reply.status())) {
            return untilMended(reply);
        }
        boolean isUnheard = UNHEARD.contains(reply.status());
        boolean isOnce = network.promise() == Promise.AT_MOST_ONCE;
        if (NOT_NOW.contains(reply.status()) && !(isUnheard && isOnce)) {
            Outcome.Retry later = retry("does not take it now", quotas.posts(), reply);
            return isUnheard ? later.unheard() : later;
        }
        if (reply.status() < 500 && !isUnheard) {
            return new Outcome.Rejected(network.title() + " refused the post", reply.code());
        }
        return isOnce
                ? new Outcome.Uncertain(network.title() + " failed, it may have been posted", reply.code())
                : new Outcome.Retry(network.title() + " failed", Duration.ZERO, reply.code(), true);
    }

    /** It is not for the message that nothing was done: it waits for a human, who is told. */
    public Outcome untilMended(Reply reply) {
        trouble.note(reply);
        return retry("takes nothing from us now", quotas.posts(), reply);
    }

    /** To a request to delete; that can be repeated whatever became of it. */
    public Outcome removed(Reply reply) {
        int status = reply.status();
        quotas.deletions().note(reply);
        if (reply.isSuccess() || NOT_THERE.contains(status)) {
            return new Outcome.Delivered(null, reply.code());
        }
        // An account that may post and not delete is told so each time.
        if (status != FORBIDDEN && isMendable(status)) {
            return untilMended(reply);
        }
        return NOT_NOW.contains(status) || status >= 500
                ? retry("does not delete it now", quotas.deletions(), reply)
                : new Outcome.Rejected(network.title() + " refused to delete it", reply.code());
    }

    private Outcome.Retry retry(String what, Quota quota, Reply reply) {
        return new Outcome.Retry(network.title() + " " + what, quota.asked(reply, clock.instant()), reply.code());
    }

    private static boolean isMendable(int status) {
        return MENDABLE.contains(status) || status / 100 == 3;
    }
}
