package io.sitrep.notifier.fanout;

/** Fired when something was published, corrected or withdrawn: what waits may not be to be sent any more. Only a nudge. */
public record PublicationChanged() {}
