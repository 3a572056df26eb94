package io.sitrep.incident.page;

import io.sitrep.incident.domain.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One thing the public was told about an incident.
 *
 * @param publicId twelve lower-case letters and digits
 * @param message Markdown, in the default language; empty when it was retracted
 * @param messages the same in other languages, by language tag; none when it was retracted
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
        Map<String, String> messages,
        boolean retracted,
        List<ChangedComponent> components,
        boolean notified,
        String sourceHtml,
        Instant createdAt,
        Instant at,
        Instant editedAt) {

    public PublicUpdate {
        messages = Map.copyOf(messages);
        components = List.copyOf(components);
    }
}
