package io.sitrep.incident.page;

import io.sitrep.incident.view.MessageHtml;
import java.time.Instant;

/**
 * What was written about an incident afterwards, as the public was last given it.
 *
 * @param body Markdown
 * @param publishedAt when this version was
 */
public record PublicPostmortem(String body, Instant publishedAt) {
    /** As safe HTML. */
    public String html() {
        return MessageHtml.of(body);
    }
}
