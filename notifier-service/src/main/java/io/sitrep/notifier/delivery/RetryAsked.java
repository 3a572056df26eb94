package io.sitrep.notifier.delivery;

/** Fired when a human asked for a dead delivery again. Only a nudge. */
public record RetryAsked() {}
