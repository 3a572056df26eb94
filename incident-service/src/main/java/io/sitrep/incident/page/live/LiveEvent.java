package io.sitrep.incident.page.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/**
 * What a stream says when the page has changed.
 *
 * @param version of the page it leads to
 * @param parts HTML by name, those that have changed; null where that is more than a stream is to carry: compressed, and from
 *     memory, the page itself is the smaller thing to send to everybody at once
 * @param incidents public ids of those that have changed; null where that is not known, because the reader missed something
 * @param stale whether the page says that it is out of date
 */
record LiveEvent(String version, Map<String, String> parts, List<String> incidents, boolean stale) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Characters. A page compresses to a fifth; a stream is not compressed, since that would cost a window for each reader. */
    private static final int MOST = 6_000;

    LiveEvent {
        if (parts != null && parts.values().stream().mapToInt(String::length).sum() > MOST) {
            parts = null;
        }
    }

    /** As it goes over the wire; one buffer serves every stream of a language. */
    Buffer frame() {
        try {
            return Buffer.buffer("id: " + version + "\nevent: page\ndata: " + JSON.writeValueAsString(this) + "\n\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The first thing each stream says: whoever shows another version has to read the page again. */
    static Buffer hello(String version) {
        return Buffer.buffer("retry: 3000\nid: " + version + "\nevent: hello\ndata: " + version + "\n\n");
    }
}
