package io.sitrep.local;

import io.sitrep.embedded.EmbeddedException;
import io.sitrep.embedded.Leash;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts one program so that it cannot be orphaned: a shell waits for our word before it becomes the program, and we give
 * the word once the leash knows its number. Killed in between, we leave a shell that sees the pipe end, and goes.
 * Where {@code setsid} exists the program does not get the terminal's Ctrl-C: {@code up} stops it in order.
 */
final class ServiceProcess {
    private static final String GATE = "read -r go && exec \"$@\" < /dev/null";

    private final Process process;
    private final Leash leash;

    private ServiceProcess(Process process, Leash leash) {
        this.process = process;
        this.leash = leash;
    }

    static ServiceProcess start(List<String> command, Map<String, String> environment, Path log, Leash leash) {
        ProcessBuilder builder = new ProcessBuilder(gated(command))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            hold(process, leash);
            try (OutputStream word = process.getOutputStream()) {
                word.write("go\n".getBytes(StandardCharsets.US_ASCII));
            }
            return new ServiceProcess(process, leash);
        } catch (IOException e) {
            throw new UserError("Cannot start " + command.get(0) + ": " + PrivateFile.reason(e), e);
        }
    }

    private static void hold(Process process, Leash leash) {
        try {
            leash.hold(process.pid());
        } catch (EmbeddedException e) {
            // It waits for our word, which will not come.
            process.destroyForcibly();
            throw e;
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, however it comes, and says how. */
    String awaitEnd() throws InterruptedException {
        int code = process.waitFor();
        try {
            leash.release(process.pid());
        } catch (EmbeddedException gone) {
            // Nothing is left to be released from. The next start needs a leash, and says so.
        }
        // The shell's convention, which the JDK follows: 128 and the signal's number.
        return code > 128 ? "killed by signal " + (code - 128) : "exit code " + code;
    }

    /** Asks it to end; kills it when it has not ended in time. */
    void stop(long seconds) {
        process.destroy();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> gated(List<String> command) {
        List<String> gated = new ArrayList<>();
        if (Files.isExecutable(new File("/usr/bin/setsid").toPath())) {
            gated.add("/usr/bin/setsid");
        }
        gated.addAll(List.of("/bin/sh", "-c", GATE, "gate"));
        gated.addAll(command);
        return gated;
    }
}
