package io.sitrep.notifier.channel.email;

import java.util.UUID;

/**
 * What differs from reader to reader in one text. Until it is known a word nobody can guess stands for it.
 *
 * @param manage where the reader sees the subscription
 */
record Slots(String manage) {
    /** To render with. */
    static final Slots OPEN = new Slots("manage" + UUID.randomUUID().toString().replace("-", ""));

    static boolean isIn(String text) {
        return text.contains(OPEN.manage);
    }

    String fill(String text) {
        return text.replace(OPEN.manage, manage);
    }
}
