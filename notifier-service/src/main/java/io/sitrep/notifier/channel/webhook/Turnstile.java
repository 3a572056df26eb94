package io.sitrep.notifier.channel.webhook;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lets so many in at once; the others follow, in the order they came, as soon as somebody leaves. Safe for several threads. */
final class Turnstile {
    private final int most;
    private final Deque<Runnable> outside = new ArrayDeque<>();
    private int inside;

    Turnstile(int most) {
        this.most = most;
    }

    /** @param go run now or later, on the thread of whoever made room; {@link #leave} must follow it */
    void enter(Runnable go) {
        synchronized (this) {
            if (inside >= most) {
                outside.add(go);
                return;
            }
            inside++;
        }
        go.run();
    }

    void leave() {
        Runnable next;
        synchronized (this) {
            next = outside.poll();
            if (next == null) {
                inside--;
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
