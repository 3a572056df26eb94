package io.sitrep.notifier.notice;

/** There is something to be sent. */
record NoticesWaiting() {}
