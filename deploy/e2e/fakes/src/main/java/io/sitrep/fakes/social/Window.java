package io.sitrep.fakes.social;

import java.time.Duration;
import java.time.Instant;

/** So many requests in so long a time; the time begins with the first of them. Not safe for several threads. */
final class Window {
    private final Duration length;
    private int most;
    private int used;
    private Instant ends = Instant.MIN;

    Window(int most, Duration length) {
        this.most = most;
        this.length = length;
    }

    void most(int requests) {
        most = requests;
    }

    int most() {
        return most;
    }

    int left() {
        return Math.max(0, most - used);
    }

    Instant ends() {
        return ends;
    }

    /** @return false when there were too many */
    boolean take(Instant now) {
        if (!now.isBefore(ends)) {
            ends = now.plus(length);
            used = 0;
        }
        used++;
        return used <= most;
    }
}
