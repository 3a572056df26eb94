package io.sitrep.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeashTest {
    @Test
    void killsWhatWasNotReleased() throws Exception {
        Process held = sleeper();
        Process released = sleeper();
        try (Leash leash = new Leash()) {
            leash.hold(released.pid());
            leash.hold(held.pid());
            leash.release(released.pid());
        }
        assertThat(held.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(released.isAlive()).isTrue();
        released.destroyForcibly().waitFor();
    }

    @Test
    void survivesTheSignalsOfATerminal() throws Exception {
        Process held = sleeper();
        try (Leash leash = new Leash()) {
            leash.hold(held.pid());
            for (String signal : new String[] {"INT", "TERM", "HUP", "QUIT"}) {
                new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + leash.pid())
                        .start()
                        .waitFor();
            }
            assertThat(ProcessHandle.of(leash.pid())).isPresent();
        }
        assertThat(held.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static Process sleeper() throws IOException {
        return new ProcessBuilder("sleep", "60").start();
    }
}
