package io.sitrep.notifier.intake;

import java.util.UUID;

/**
 * By which ids the canary is known: what it hears is told to nobody else, and it hears nothing else. Its subscription is the last of all, so
 * that planning for it looks at no other.
 */
public final class CanaryIds {
    /** As the incident service writes it. */
    public static final UUID INCIDENT = UUID.fromString("00000000-0000-7000-8000-00000000cafe");

    /** Of the subscriber, its one address and its subscription. */
    public static final UUID SUBSCRIBER = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    static final UUID BEFORE_SUBSCRIPTION = UUID.fromString("ffffffff-ffff-ffff-ffff-fffffffffffe");

    private CanaryIds() {}
}
