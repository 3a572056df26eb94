package io.sitrep.notifier.architecture.broken.intake;

import io.sitrep.notifier.architecture.broken.delivery.BrokenDelivery;

/** Breaks the rule on purpose: what arrives must not know how it is delivered. */
public class BrokenIntake {
    BrokenDelivery delivery;
}
