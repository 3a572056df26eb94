package io.sitrep.notifier.architecture.broken.channel.email.check;

import io.sitrep.notifier.architecture.broken.channel.webhook.BrokenWebhook;

/** Breaks the rule on purpose: one channel must not know another. */
public class BrokenCheck {
    BrokenWebhook webhook;
}
