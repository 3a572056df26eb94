package io.sitrep.notifier.channel;

import io.sitrep.notifier.render.Reader;
import java.net.URI;
import java.util.UUID;

/**
 * The question whether an address wants to be told.
 *
 * @param key the same for each attempt, a channel passes it on wherever its provider can use it
 * @param link page on which the answer is given; a secret of whoever reads at the address
 * @param further whether it is to be told only when another address of the subscriber is out
 */
public record Confirmation(UUID key, Reader reader, URI link, boolean further) {
    /** Without the link: it carries the token. */
    @Override
    public String toString() {
        return "Confirmation[key=" + key + "]";
    }
}
