package io.sitrep.notifier.architecture.broken.fanout;

import io.sitrep.notifier.architecture.broken.delivery.BrokenDelivery;

/** Breaks the rule on purpose: planning must not know delivering. */
public class BrokenFanout {
    BrokenDelivery delivery;
}
