package io.sitrep.notifier.channel.bluesky;

/**
 * Who we are at the server, as long as it says so.
 *
 * @param did the account's lasting name
 * @param access proves it for some hours
 * @param refresh gets another such pair, once
 */
record Session(String did, String access, String refresh) {
    /** Without the tokens. */
    @Override
    public String toString() {
        return "Session";
    }
}
