package io.sitrep.notifier.channel;

import java.util.UUID;

/**
 * Words for somebody of the house: no publication, and who reads them is no subscriber.
 *
 * @param key the same for each attempt, a channel passes it on wherever its provider can use it
 */
public record Notice(UUID key, String subject, String text) {
    /** Without the words: they are internal. */
    @Override
    public String toString() {
        return "Notice[key=" + key + "]";
    }
}
