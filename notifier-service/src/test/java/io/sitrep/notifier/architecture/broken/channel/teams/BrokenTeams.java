package io.sitrep.notifier.architecture.broken.channel.teams;

import io.sitrep.notifier.architecture.broken.channel.email.BrokenEmail;

/** Breaks the rule on purpose: it must not know mail. */
public class BrokenTeams {
    BrokenEmail email;
}
