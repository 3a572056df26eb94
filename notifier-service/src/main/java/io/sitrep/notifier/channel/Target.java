package io.sitrep.notifier.channel;

import java.util.Optional;

/** Where a message goes, ready for use: the secret is open. */
public record Target(String address, Optional<String> secret) {
    /** Without the values: this may end up in a log. */
    @Override
    public String toString() {
        return "Target";
    }
}
