package io.sitrep.notifier.architecture.broken.pages;

import io.sitrep.notifier.architecture.broken.delivery.BrokenDelivery;

/** Breaks the rule on purpose: pages must not know deliveries. */
public class BrokenPages {
    BrokenDelivery delivery;
}
