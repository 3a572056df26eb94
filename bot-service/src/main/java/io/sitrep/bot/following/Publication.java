package io.sitrep.bot.following;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.UUID;

/**
 * What the public is told of an incident or a maintenance; as much of it as is posted. What has no value is null. Shape:
 * {@code incident-service/contract}, publication.
 *
 * @param sequence 1, 2, 3, … per incident
 * @param tells whether anybody is told of it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Publication(Long sequence, @JsonProperty("notify") boolean tells, Subject incident, Update change) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Subject(String ref, String title, String status, String severity, URI url) {}

    /** @param state {@code published}, {@code corrected}, {@code retracted}, … */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Update(UUID id, String status, String state, String message) {}

    /** Whether an update is in it: other changes of what the public sees are no news to post. */
    boolean isOfAnUpdate() {
        return sequence != null
                && incident != null
                && incident.ref() != null
                && incident.title() != null
                && change != null
                && change.id() != null
                && change.state() != null;
    }

    boolean isTakenBack() {
        return "retracted".equals(change.state());
    }
}
