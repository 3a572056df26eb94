package io.sitrep.notifier.channel.webhook;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lets so many in at once; the others follow, in the order they came, as soon as somebody leaves. Safe for several threads. */
final class Turnstile {
    private final Deque<Runnable> outside = new ArrayDeque<>();
    private int most;
    private int inside;
    private boolean lettingIn;

    Turnstile(int most) {
        this.most = most;
    }

    /** @param go run now or later, on the thread of whoever made room; {@link #leave} must follow it */
    void enter(Runnable go) {
        synchronized (this) {
            outside.add(go);
        }
        letIn();
    }

    void leave() {
        synchronized (this) {
            inside--;
        }
        letIn();
    }

    /** From now on so many. Nobody who is inside has to leave. */
    void admit(int so) {
        synchronized (this) {
            if (most == so) {
                return;
            }
            most = so;
        }
        letIn();
    }

    /** One after the other: who leaves at once does not let the next in from within, or thousands would stand on one stack. */
    private void letIn() {
        synchronized (this) {
            if (lettingIn) {
                return;
            }
            lettingIn = true;
        }
        for (Runnable next = next(); next != null; next = next()) {
            run(next);
        }
    }

    /** @return null when nobody may go now: then whoever makes room lets the next in */
    private synchronized Runnable next() {
        Runnable next = inside < most ? outside.poll() : null;
        if (next == null) {
            lettingIn = false;
        } else {
            inside++;
        }
        return next;
    }

    private void run(Runnable next) {
        boolean ran = false;
        try {
            next.run();
            ran = true;
        } finally {
            if (!ran) {
                synchronized (this) {
                    lettingIn = false;
                }
            }
        }
    }
}
