package io.sitrep.incident.outbox;

import java.time.Instant;
import java.util.UUID;

/** A row of the outbox on its way to Kafka. */
record PendingEvent(
        long id,
        UUID eventId,
        String topic,
        String key,
        String type,
        String subject,
        Instant time,
        String traceparent,
        String data) {}
