package io.sitrep.bot.events;

import java.time.Instant;

/** Something a human has to look at: a promise that was broken, a maintenance that takes longer. */
record Signal(Head incident, Instant dueAt) {
    /** Of other signals only that they are some is known. */
    boolean isOfAnIncident() {
        return incident != null && incident.id() != null && dueAt != null;
    }
}
