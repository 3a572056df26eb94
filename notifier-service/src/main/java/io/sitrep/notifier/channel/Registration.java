package io.sitrep.notifier.channel;

import java.util.Optional;

/**
 * What a subscriber gives to be reached by.
 *
 * @param secret what messages are signed with; empty where the channel signs none, or where one is still to be made
 * @param challenge whether the channel itself is to find out that the address wants this, where it can: a webhook must give back
 *     a word. Not for what an administrator vouches for
 */
public record Registration(String address, Optional<String> secret, boolean challenge) {
    public Registration(String address, Optional<String> secret) {
        this(address, secret, false);
    }

    /** Without the values: both are the subscriber's own. */
    @Override
    public String toString() {
        return "Registration";
    }
}
