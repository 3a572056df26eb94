package io.sitrep.incident.domain;

import java.util.UUID;

/**
 * The three names of one incident or maintenance.
 *
 * @param id what programs use
 * @param publicId twelve lower-case letters and digits, in public addresses and in the Statuspage API
 * @param number what people say, with the prefix of its kind: {@code INC-42}
 */
public record IncidentKey(Kind kind, UUID id, String publicId, long number) {

    /** Of an incident. */
    public IncidentKey(UUID id, String publicId, long number) {
        this(Kind.INCIDENT, id, publicId, number);
    }

    public String ref() {
        return kind.prefix() + number;
    }
}
