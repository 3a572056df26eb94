package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sitrep.incident.deliveries.DeliveriesOfIncident;
import io.sitrep.incident.view.IncidentView;

/**
 * One incident with what is known beside it.
 *
 * @param deliveries how many were told of it: outside the incident's version and so outside its ETag; absent while the notifier has
 *     said nothing
 */
public record IncidentShown(
        @JsonUnwrapped IncidentView incident,
        @JsonInclude(JsonInclude.Include.NON_NULL) DeliveriesOfIncident deliveries) {}
