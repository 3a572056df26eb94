package io.sitrep.notifier.architecture.broken.erasure;

import io.sitrep.notifier.architecture.broken.delivery.BrokenDelivery;

/** Breaks the rule on purpose: erasure must not know deliveries. */
public class BrokenErasure {
    BrokenDelivery delivery;
}
