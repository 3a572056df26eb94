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
    Newcomer.Place place() {
        return newcomer.places().get(0);
    }

    /** By what two of them are found to be the same. */
    String key() {
        return key(place().channel(), place().address());
    }

    static String key(String channel, String address) {
        return channel + "\n" + address.toLowerCase(Locale.ROOT);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "Candidate[" + line + "]";
    }
}
