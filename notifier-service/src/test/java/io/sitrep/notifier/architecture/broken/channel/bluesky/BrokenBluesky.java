package io.sitrep.notifier.architecture.broken.channel.bluesky;

import io.sitrep.notifier.architecture.broken.channel.email.BrokenEmail;

/** Breaks the rule on purpose: it must not know mail. */
public class BrokenBluesky {
    BrokenEmail email;
}
