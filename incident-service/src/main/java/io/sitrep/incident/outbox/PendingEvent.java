package io.sitrep.incident.outbox;

import io.sitrep.kit.trace.TraceContext;
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
        String data) {
    PendingEvent within(TraceContext trace) {
        return new PendingEvent(id, eventId, topic, key, type, subject, time, trace.traceparent(), data);
    }
}
