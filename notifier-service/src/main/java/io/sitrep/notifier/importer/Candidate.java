package io.sitrep.notifier.importer;

import io.sitrep.notifier.subscription.Newcomer;
import java.util.List;
import java.util.Locale;

/**
 * Somebody of a file who may be written down.
 *
 * @param fingerprints of all addresses, also of those for when the first is out
 */
record Candidate(long line, Newcomer newcomer, List<String> fingerprints, boolean confirmed) {
    /**
     * By what two of them are found to be the same: the first address there is.
     *
     * @param follows the network on which they follow us, and have that address for when it is out; empty for all others
     */
    record Identity(String follows, String channel, String address) {
        String key() {
            return follows + "\n" + channel + "\n" + address.toLowerCase(Locale.ROOT);
        }

        /** Without the address. */
        @Override
        public String toString() {
            return "Identity";
        }
    }

    Identity identity() {
        Newcomer.Place first = newcomer.places().get(0);
        Newcomer.Place reached = first.address().isEmpty() ? newcomer.places().get(1) : first;
        return new Identity(reached == first ? "" : first.channel(), reached.channel(), reached.address());
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "Candidate[" + line + "]";
    }
}
