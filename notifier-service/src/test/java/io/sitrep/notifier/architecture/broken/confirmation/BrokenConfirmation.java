package io.sitrep.notifier.architecture.broken.confirmation;

import io.sitrep.notifier.architecture.broken.delivery.BrokenDelivery;

/** Breaks the rule on purpose: confirmation must not know deliveries. */
public class BrokenConfirmation {
    BrokenDelivery delivery;
}
