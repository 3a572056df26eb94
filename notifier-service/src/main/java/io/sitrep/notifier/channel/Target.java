package io.sitrep.notifier.channel;

import java.util.Optional;

/**
 * Where a message goes, ready for use: the secrets are open.
 *
 * @param previous those before, as long as they sign, too
 * @param earlier what was told there of the incident before
 * @param reachedBy by which {@link Channel#sender} a message last got there; empty when none did, as far as is known
 */
public record Target(
        String address,
        Optional<String> secret,
        PreviousSecrets previous,
        Earlier earlier,
        Optional<String> reachedBy) {
    public Target(String address, Optional<String> secret, PreviousSecrets previous, Earlier earlier) {
        this(address, secret, previous, earlier, Optional.empty());
    }

    public Target(String address, Optional<String> secret, PreviousSecrets previous) {
        this(address, secret, previous, Earlier.NONE);
    }

    public Target(String address, Optional<String> secret) {
        this(address, secret, PreviousSecrets.NONE);
    }

    /** Without the values: this may end up in a log. */
    @Override
    public String toString() {
        return "Target";
    }
}
