package io.sitrep.notifier.channel;

import io.smallrye.mutiny.Uni;

/** Where a channel brings what came back. */
public interface BounceLedger {
    /**
     * Completes when it is durable. The same word again changes nothing, nor does one about a delivery or question nobody knows. One
     * for good switches the address off.
     */
    Uni<Void> note(Bounce bounce);
}
