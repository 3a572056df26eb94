package io.sitrep.notifier.render;

import java.net.URI;
import java.util.UUID;

/**
 * One update for one reader, not yet in any channel's form.
 *
 * @param key the delivery's id: the same for each attempt, a channel passes it on wherever its provider can use it
 * @param manage page on which the reader sees the subscription; a secret of the reader
 * @param unsubscribe where a POST ends the subscription; a secret of the reader
 */
public record Message(
        UUID key, StoredPublication publication, Reader reader, Wording wording, URI manage, URI unsubscribe) {
    /** What all who read this in one language and zone have in common: make it there, once. */
    public Shared shared() {
        return publication.shared(reader);
    }

    /** The same for what shows no time of day: one for all zones. */
    public Shared sharedInAnyZone() {
        return publication.shared(reader.inAnyZone());
    }

    /** Without links: they carry the token. */
    @Override
    public String toString() {
        return "Message[key=" + key + ", publication=" + publication.id() + "]";
    }
}
