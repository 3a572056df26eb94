package io.sitrep.notifier.erasure;

/** Fired after an erasure was noted. Only a nudge: nothing depends on its arrival. */
public record ErasureRecorded() {}
