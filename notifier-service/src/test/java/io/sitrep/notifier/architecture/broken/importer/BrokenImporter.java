package io.sitrep.notifier.architecture.broken.importer;

import io.sitrep.notifier.architecture.broken.delivery.BrokenDelivery;

/** Breaks the rule on purpose: importer must not know deliveries. */
public class BrokenImporter {
    BrokenDelivery delivery;
}
