package io.sitrep.incident.broken.view;

import io.sitrep.incident.store.Incidents;

/** Breaks a rule on purpose. */
public class ViewThatKnowsTheStore {
    Incidents incidents;
}
