package io.sitrep.notifier.subscription;

/** Fired when an address is to be asked. Only a nudge: nothing depends on its arrival. */
public record QuestionsWaiting() {}
