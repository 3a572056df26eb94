package io.sitrep.notifier.channel;

import java.util.Optional;

/**
 * Where a message goes, ready for use: the secrets are open.
 *
 * @param previousSecret the one before, for as long as both sign
 */
public record Target(String address, Optional<String> secret, Optional<String> previousSecret) {
    public Target(String address, Optional<String> secret) {
        this(address, secret, Optional.empty());
    }

    /** Without the values: this may end up in a log. */
    @Override
    public String toString() {
        return "Target";
    }
}
