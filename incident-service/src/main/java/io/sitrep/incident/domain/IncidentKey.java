package io.sitrep.incident.domain;

import java.util.UUID;

/**
 * The three names of one incident.
 *
 * @param id what programs use
 * @param publicId twelve lower-case letters and digits, in public addresses and in the Statuspage API
 * @param number what people say: {@code INC-42}
 */
public record IncidentKey(UUID id, String publicId, long number) {
    public static final String PREFIX = "INC-";

    public String ref() {
        return PREFIX + number;
    }
}
