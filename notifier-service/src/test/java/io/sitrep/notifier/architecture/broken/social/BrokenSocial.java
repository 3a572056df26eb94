package io.sitrep.notifier.architecture.broken.social;

import io.sitrep.notifier.architecture.broken.delivery.BrokenDelivery;

/** Breaks the rule on purpose: what accounts post must not know how it gets there. */
public class BrokenSocial {
    BrokenDelivery delivery;
}
