package io.sitrep.notifier.architecture.broken.notice;

import io.sitrep.notifier.architecture.broken.subscription.BrokenSubscription;

/** Breaks the rule on purpose: a notice must not know subscribers. */
public class BrokenNotice {
    BrokenSubscription subscription;
}
