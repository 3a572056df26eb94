package io.sitrep.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person in front of {@code up} reads: one line per thing that happens. Lines never mix. */
final class Console {
    private static final int WIDTH = 18;

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    /** {@code PostgreSQL ......... ready in 1.4 s (port 40123)}. */
    void ready(String part, Duration took, String detail) {
        ready(part, "ready", took, detail);
    }

    void ready(String part, String what, Duration took, String detail) {
        say("  %s %s in %s (%s)".formatted(dotted(part), what, seconds(took), detail));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String dotted(String part) {
        return part + " " + ".".repeat(Math.max(3, WIDTH - part.length()));
    }
}
