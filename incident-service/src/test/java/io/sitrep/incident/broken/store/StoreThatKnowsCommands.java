package io.sitrep.incident.broken.store;

import io.sitrep.incident.command.Caller;

/** Breaks a rule on purpose. */
public class StoreThatKnowsCommands {
    Caller caller;
}
