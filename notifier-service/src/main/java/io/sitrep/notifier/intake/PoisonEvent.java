package io.sitrep.notifier.intake;

/** A record that can't be understood now or ever: it belongs on the dead-letter topic. The message has no payload in it. */
public class PoisonEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PoisonEvent(String reason) {
        super(reason, null, false, false);
    }
}
