package io.sitrep.bot.discord.commands;

import java.util.Map;
import java.util.Optional;

/**
 * Where verbs stand that do not stand under {@code /incident} itself: Discord has room for 25 there. A folder is no part of what is
 * typed: the verb is the same. Source: https://discord.com/developers/docs/interactions/application-commands, read 2026-11-23.
 */
final class Folders {
    private static final String RELEASE = "release";
    private static final String CHANNEL = "channel";

    private static final Map<String, String> OF_VERBS = Map.of(
            "publish", RELEASE,
            "stop", RELEASE,
            "retract", RELEASE,
            "subscribe", CHANNEL,
            "unsubscribe", CHANNEL);

    private Folders() {}

    static Optional<String> of(String verb) {
        return Optional.ofNullable(OF_VERBS.get(verb));
    }
}
