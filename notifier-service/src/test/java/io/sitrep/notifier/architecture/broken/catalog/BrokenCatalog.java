package io.sitrep.notifier.architecture.broken.catalog;

import io.sitrep.notifier.architecture.broken.delivery.BrokenDelivery;

/** Breaks the rule on purpose: catalog must not know deliveries. */
public class BrokenCatalog {
    BrokenDelivery delivery;
}
