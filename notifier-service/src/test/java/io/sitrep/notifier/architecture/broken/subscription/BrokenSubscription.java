package io.sitrep.notifier.architecture.broken.subscription;

import io.sitrep.notifier.architecture.broken.delivery.BrokenDelivery;

/** Breaks the rule on purpose: subscribers must not know deliveries. */
public class BrokenSubscription {
    BrokenDelivery delivery;
}
