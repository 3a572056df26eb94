package io.sitrep.notifier.architecture.broken.delivery;

import io.sitrep.notifier.architecture.broken.channel.email.BrokenEmail;
import java.time.Instant;

/** Breaks the rule on purpose: delivery must not know a channel by its package, nor look at a clock of its own. */
public class BrokenDelivery {
    BrokenEmail email;
    Instant at = Instant.now();
}
