package io.sitrep.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A process stands still, and goes on, and does not notice: its connections stay, and its clock runs. */
public final class Signals {
    private Signals() {}

    public static void stop(long pid) {
        send("STOP", pid);
    }

    public static void goOn(long pid) {
        send("CONT", pid);
    }

    private static void send(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
