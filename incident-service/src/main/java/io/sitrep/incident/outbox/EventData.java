package io.sitrep.incident.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The data of an event: the incident's head and this one change, never the whole history.
 *
 * @param sequence 1, 2, 3 … per incident and topic, without gaps but for one where the database was restored
 * @param notifies whether subscribers are to be told
 */
public record EventData(
        long sequence,
        String origin,
        @JsonProperty("notify") boolean notifies,
        Object incident,
        Object change) {}
