package io.sitrep.notifier.channel.social;

import io.sitrep.notifier.channel.http.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Says, once in a while and not for each post, that a network takes nothing from us until a human acts. */
final class Trouble {
    private static final Logger LOG = Logger.getLogger(Trouble.class);
    private static final Duration BETWEEN = Duration.ofMinutes(5);

    private final SocialNetwork.Network network;
    private final Clock clock;
    private final AtomicReference<Instant> quietUntil = new AtomicReference<>(Instant.MIN);

    Trouble(SocialNetwork.Network network, Clock clock) {
        this.network = network;
        this.clock = clock;
    }

    /** @param reply of which only the status is told */
    void note(Reply reply) {
        Instant now = clock.instant();
        Instant until = quietUntil.get();
        if (!until.isAfter(now) && quietUntil.compareAndSet(until, now.plus(BETWEEN))) {
            LOG.errorf(
                    "%s answers %d, what is to be posted waits: see %s and the account",
                    network.title(), reply.status(), network.settings());
        }
    }
}
