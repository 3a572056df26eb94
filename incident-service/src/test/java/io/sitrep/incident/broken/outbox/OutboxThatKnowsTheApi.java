package io.sitrep.incident.broken.outbox;

import io.sitrep.incident.api.DeclareBody;

/** Breaks a rule on purpose. */
public class OutboxThatKnowsTheApi {
    DeclareBody body;
}
