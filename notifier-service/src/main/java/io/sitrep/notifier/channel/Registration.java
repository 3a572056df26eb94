package io.sitrep.notifier.channel;

import java.util.Optional;

/**
 * What a subscriber gives to be reached by.
 *
 * @param secret what messages are signed with; empty where the channel signs none, or where one is still to be made
 */
public record Registration(String address, Optional<String> secret) {
    /** Without the values: both are the subscriber's own. */
    @Override
    public String toString() {
        return "Registration";
    }
}
