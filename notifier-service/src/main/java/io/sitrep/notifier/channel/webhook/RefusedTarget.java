package io.sitrep.notifier.channel.webhook;

/** A URL that webhooks may not go to. The message says why without repeating it. */
class RefusedTarget extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether it may be otherwise in a while, as with a name that does not resolve right now. */
    final boolean passing;

    RefusedTarget(String reason) {
        this(reason, false);
    }

    RefusedTarget(String reason, boolean passing) {
        super(reason, null, false, false);
        this.passing = passing;
    }
}
