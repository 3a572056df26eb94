package io.sitrep.bot.ledger;

import java.util.concurrent.atomic.AtomicReference;

/** Settles who brings the answer of one command, the request or a later message: exactly one of them does. */
final class Turn {
    private enum Answering {
        OPEN,
        BY_THE_REQUEST,
        LATER
    }

    private final AtomicReference<Answering> answering = new AtomicReference<>(Answering.OPEN);
    private volatile boolean writtenDown;
    private volatile boolean postponed;

    void writtenDown() {
        writtenDown = true;
    }

    boolean isWrittenDown() {
        return writtenDown;
    }

    /** It is tried again later: what is said until then is a notice, not the answer. */
    void postponed() {
        postponed = true;
    }

    boolean isPostponed() {
        return postponed;
    }

    /** The answer is there: true when the request still waits for it. */
    boolean answerInTime() {
        return answering.compareAndSet(Answering.OPEN, Answering.BY_THE_REQUEST);
    }

    /** The request has waited long enough: true when it ends without the answer. */
    boolean endRequest() {
        return answering.compareAndSet(Answering.OPEN, Answering.LATER);
    }
}
