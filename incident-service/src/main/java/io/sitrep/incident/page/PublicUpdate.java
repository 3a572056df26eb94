package io.sitrep.incident.page;

import io.sitrep.incident.domain.ComponentChange;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.view.MessageHtml;
import java.time.Instant;
import java.util.List;

/**
 * One thing the public was told about an incident.
 *
 * @param message Markdown; empty when it was retracted
 * @param retracted taken back: that there was something stays visible, what it said does not
 * @param components what it changed, each component called as it was then
 * @param editedAt when its text was corrected, or null
 */
public record PublicUpdate(
        Status status,
        String message,
        boolean retracted,
        List<ComponentChange> components,
        Instant at,
        Instant editedAt) {

    public PublicUpdate {
        components = List.copyOf(components);
    }

    /** The message as safe HTML. */
    public String html() {
        return MessageHtml.of(message);
    }
}
