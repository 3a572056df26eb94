package io.sitrep.incident.page;

import io.sitrep.incident.domain.Status;
import io.sitrep.incident.view.MessageHtml;
import java.time.Instant;
import java.util.List;

/**
 * One thing the public was told about an incident.
 *
 * @param publicId twelve lower-case letters and digits
 * @param message Markdown; empty when it was retracted
 * @param retracted taken back: that there was something stays visible, what it said does not
 * @param components what it changed, each component called as it was then
 * @param notified whether subscribers were told
 * @param sourceHtml the body as it was imported, made safe; null when it was no HTML or was corrected since
 * @param createdAt when it came to be, for the public; of an imported one it may be later than {@code at}
 * @param at when the reader is told it was said
 * @param editedAt when its text was corrected, or null
 */
public record PublicUpdate(
        String publicId,
        Status status,
        String message,
        boolean retracted,
        List<ChangedComponent> components,
        boolean notified,
        String sourceHtml,
        Instant createdAt,
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
