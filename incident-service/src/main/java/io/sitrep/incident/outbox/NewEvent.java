package io.sitrep.incident.outbox;

import java.time.Instant;

/**
 * An event that is about to be written.
 *
 * @param key what keeps events in order: the incident's id
 * @param type CloudEvents type, with its version
 * @param subject the incident's name for people
 */
record NewEvent(String topic, String key, String type, String subject, Instant time, Object data) {}
