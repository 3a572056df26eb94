package io.sitrep.incident.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sitrep.incident.view.PageAddress;
import java.time.Instant;
import java.util.UUID;

/**
 * The data of what the {@link Canary} says: as little as a publication can say.
 *
 * @param sequence the time it was made at, in milliseconds: by that it is known how long it took
 */
public record SignOfLife(
        long sequence,
        String origin,
        @JsonProperty("notify") boolean notifies,
        Head incident,
        Change change) {
    /** As the notifier knows it, too; no incident has it, since theirs hold the time they were made at. */
    static final String INCIDENT = "00000000-0000-7000-8000-00000000cafe";

    static final String TYPE = "io.sitrep.canary.sang.v1";

    /** Of no open incident, and of none that is over: each gives way to the next. */
    private static final String STATUS = "scheduled";

    private static final String SUBJECT = "CANARY";

    /** Of no incident there is. */
    public record Head(
            String id,
            String publicId,
            String ref,
            String title,
            String status,
            String severity,
            String impact,
            String url) {}

    public record Change(UUID id, String status, String message, Instant createdAt, Instant publishedAt) {}

    static NewEvent event(Instant now, UUID change, PageAddress page) {
        Head head = new Head(
                INCIDENT,
                "canary",
                SUBJECT,
                "Sign of life",
                STATUS,
                "SEV3",
                "none",
                page.root().toString());
        Change said = new Change(change, STATUS, "Nothing happened: somebody looks whether updates arrive.", now, now);
        return new NewEvent(
                Topics.PUBLICATIONS,
                INCIDENT,
                TYPE,
                SUBJECT,
                now,
                new SignOfLife(now.toEpochMilli(), "system", true, head, said));
    }
}
