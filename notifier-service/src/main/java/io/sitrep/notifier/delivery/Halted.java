package io.sitrep.notifier.delivery;

/** Fired when everything is held, or a channel is disabled. Only a nudge: who does not hear it looks soon by itself. */
record Halted() {}
