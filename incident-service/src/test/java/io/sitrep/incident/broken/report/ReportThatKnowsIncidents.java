package io.sitrep.incident.broken.report;

import io.sitrep.incident.store.Incidents;

/** Breaks a rule on purpose. */
public class ReportThatKnowsIncidents {
    Incidents incidents;
}
