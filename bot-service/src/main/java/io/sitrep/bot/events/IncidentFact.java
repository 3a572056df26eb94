package io.sitrep.bot.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * One thing that happened to an incident.
 *
 * @param sequence 1, 2, 3, … per incident
 * @param change what the type names; of many shapes
 */
record IncidentFact(Long sequence, Head incident, JsonNode change) {
    /** @throws PoisonEvent when what is needed is not there */
    IncidentFact checked() {
        if (sequence == null || incident == null) {
            throw new PoisonEvent("the data lacks one of sequence, incident");
        }
        incident.check();
        return this;
    }

    /** The update that was posted, changed or taken back; empty when something else happened. */
    Optional<Said> said(ObjectMapper tolerant) {
        boolean isAnUpdate = change != null && change.hasNonNull("message") && change.hasNonNull("state");
        try {
            return isAnUpdate
                    ? Optional.of(tolerant.treeToValue(change, Said.class).checked())
                    : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            throw new PoisonEvent(
                    "the change has another shape: " + unreadable.getClass().getSimpleName());
        }
    }
}
