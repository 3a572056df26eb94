package io.sitrep.incident.command;

/**
 * An incident that is to change.
 *
 * @param ref how the caller names it
 * @param expected how far the caller has followed it
 */
public record IncidentTarget(String ref, Expected expected) {}
