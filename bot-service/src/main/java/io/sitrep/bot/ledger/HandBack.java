package io.sitrep.bot.ledger;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Leaves to others what this process would not come to any more: requests that came were waited for before. */
@Singleton
class HandBack {
    private static final Logger LOG = Logger.getLogger(HandBack.class);

    /** A database that is away has the lease end by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final InboundLedger ledger;

    HandBack(InboundLedger ledger) {
        this.ledger = ledger;
    }

    void stop(@Observes ShutdownEvent stopping) {
        try {
            int left = ledger.handBack().await().atMost(PATIENCE);
            if (left > 0) {
                LOG.infof("%d commands are left to another process", left);
            }
        } catch (RuntimeException away) {
            LOG.warnf("commands in hand are taken up when their lease is over, %s", away.getMessage());
        }
    }
}
