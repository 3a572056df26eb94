package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Something to be done in the response.
 *
 * @param assignee name of whoever does it, or null
 * @param doneAt when it was done, or null
 */
public record Task(UUID id, String text, String assignee, Instant createdAt, Instant doneAt) {
    public boolean done() {
        return doneAt != null;
    }
}
