package io.sitrep.incident.duty;

/** Told once in a replica's life, when the schema is as this release wants it; never on one that serves public reads only. */
public record DutiesBegin() {}
