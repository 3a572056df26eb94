package io.sitrep.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The server process that runs on a data directory, found by the directory's own pid file. */
final class RunningPostgres {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ProcessHandle process;
    private final Path data;

    private RunningPostgres(ProcessHandle process, Path data) {
        this.process = process;
        this.data = data;
    }

    /**
     * The server of this directory, if one runs. A pid file alone proves nothing: it outlives a crash, and its number
     * may belong to another program by now.
     */
    static Optional<RunningPostgres> on(Path data) {
        return pidIn(data.resolve("postmaster.pid"))
                .flatMap(ProcessHandle::of)
                .filter(process -> runsOn(process, data))
                .map(process -> new RunningPostgres(process, data));
    }

    /** Stops what a killed launcher left behind, and a pid file that now names a stranger. Call it holding the directory. */
    static void clear(Path data) {
        on(data).ifPresent(RunningPostgres::stop);
        orphans(data);
        try {
            // PostgreSQL refuses to start while the number in its old pid file is taken, by whomever.
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new EmbeddedException("Cannot clear the remains of a PostgreSQL in " + data + ": " + Reason.of(e), e);
        }
    }

    /**
     * A server that was killed leaves its sessions behind for a moment, each with a hold on the shared memory. The pid file,
     * about to be deleted, is what keeps a second server from the data meanwhile: so they have to be gone.
     */
    private static void orphans(Path data) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            for (ProcessHandle each :
                    all.filter(process -> runsOn(process, data)).toList()) {
                RunningPostgres orphan = new RunningPostgres(each, data);
                if (!orphan.ended()) {
                    orphan.stop();
                }
            }
        }
    }

    long pid() {
        return process.pid();
    }

    /** Fast shutdown; after some patience immediate shutdown; then the hard way. Nothing committed is lost by any. */
    void stop() {
        for (String signal : new String[] {"INT", "QUIT", "KILL"}) {
            signal(signal);
            if (ended()) {
                return;
            }
        }
        throw new EmbeddedException("PostgreSQL (pid " + pid() + ") cannot be stopped");
    }

    private void signal(String name) {
        try {
            // The JDK sends TERM and KILL only; to PostgreSQL, TERM means waiting for its clients.
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new EmbeddedException("Cannot signal PostgreSQL (pid " + pid() + "): " + Reason.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A server that ended stays in the process table until somebody reaps it, and in a container the first process may never
     * do so: then it has no working directory any more. (The JDK's onExit would wait for the reaper.)
     */
    private boolean ended() {
        Instant end = Instant.now().plus(PATIENCE);
        while (runsOn(process, data) && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !runsOn(process, data);
    }

    private static Optional<Long> pidIn(Path pidFile) {
        try {
            return Files.readAllLines(pidFile).stream()
                    .findFirst()
                    .filter(line -> line.matches("\\d{1,18}"))
                    .map(Long::valueOf);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean runsOn(ProcessHandle process, Path data) {
        if (!process.isAlive()) {
            return false;
        }
        Path entry = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return Files.isDirectory(Path.of("/proc/self"))
                    ? Files.readSymbolicLink(entry).equals(data)
                    : process.info().command().orElse("").endsWith("/postgres");
        } catch (IOException e) {
            return false;
        }
    }
}
