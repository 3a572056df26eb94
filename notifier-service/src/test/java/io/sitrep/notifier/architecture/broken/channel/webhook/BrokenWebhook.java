package io.sitrep.notifier.architecture.broken.channel.webhook;

import io.sitrep.notifier.architecture.broken.channel.email.BrokenEmail;

/** Breaks the rule on purpose: one channel must not know another. */
public class BrokenWebhook {
    BrokenEmail email;
}
