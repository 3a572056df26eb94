package io.sitrep.incident.store;

import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Update;
import java.util.List;

/** An incident and all that was said about it, newest first. */
public record IncidentRecord(Incident incident, List<Update> updates) {}
