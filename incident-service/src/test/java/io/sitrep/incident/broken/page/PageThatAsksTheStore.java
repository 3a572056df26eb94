package io.sitrep.incident.broken.page;

import io.sitrep.incident.store.Incidents;

/** Breaks a rule on purpose. */
public class PageThatAsksTheStore {
    Incidents incidents;
}
