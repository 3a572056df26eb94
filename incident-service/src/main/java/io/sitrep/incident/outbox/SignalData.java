package io.sitrep.incident.outbox;

import io.sitrep.incident.view.IncidentView;
import java.time.Instant;

/**
 * The data of a signal.
 *
 * @param incident its head
 * @param dueAt when what is missed was due
 */
public record SignalData(IncidentView incident, Instant dueAt) {}
