package io.sitrep.local;

import io.sitrep.embedded.Leash;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Keeps one service running. The first start has to succeed; after that a service that ends is started again, sooner at
 * first and more seldom while it goes on ending. Its process id is in the pid file while it runs.
 */
final class Supervisor {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long STOP_SECONDS = 5;

    private final Program program;
    private final Leash leash;
    private final Console console;
    private final Backoff backoff = new Backoff();
    private volatile ServiceProcess process;
    private volatile boolean stopping;

    /** What to run, with which files. */
    record Program(
            String name,
            List<String> command,
            Map<String, String> environment,
            URI readiness,
            int port,
            Path log,
            Path pidFile) {}

    Supervisor(Program program, Leash leash, Console console) {
        this.program = program;
        this.leash = leash;
        this.console = console;
    }

    /** Returns when the service is ready, and goes on watching it. */
    void start() {
        Instant start = Instant.now();
        LogTail log = new LogTail(program.log());
        launch();
        notePid();
        if (!becomesReady()) {
            if (stopping) {
                throw new UserError("Stopped while starting");
            }
            boolean ended = !process.isAlive();
            stop();
            throw new UserError("%s cannot start: it %s. %s"
                    .formatted(program.name(), ended ? "ended at once" : "was not ready in time", log.lastLines()));
        }
        announce("ready", start);
        Thread watch = new Thread(this::watch, program.name() + "-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Ends the service and the watching. */
    void stop() {
        stopping = true;
        synchronized (this) {
            if (process != null) {
                process.stop(STOP_SECONDS);
                leash.release(process.pid());
                PrivateFile.delete(program.pidFile());
            }
        }
    }

    private void watch() {
        try {
            while (!stopping) {
                Instant start = Instant.now();
                String end = process.awaitEnd();
                if (!stopping) {
                    startAgain(end, Duration.between(start, Instant.now()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain(String end, Duration lived) throws InterruptedException {
        Duration pause = backoff.afterLiving(lived);
        console.say("  %s ended (%s); starting it again in %s".formatted(program.name(), end, Console.seconds(pause)));
        Thread.sleep(pause.toMillis());
        Instant start = Instant.now();
        launchInTheEnd();
        noteNewPid();
        if (becomesReady()) {
            announce("ready again", start);
        } else if (!stopping) {
            console.say("  %s is not ready; its log: %s".formatted(program.name(), program.log()));
        }
    }

    private synchronized void launch() {
        if (!stopping) {
            process = ServiceProcess.start(program.command(), program.environment(), program.log(), leash);
        }
    }

    /** A machine may be out of processes, memory or disk for a while: that ends, and the watching must not end before. */
    private void launchInTheEnd() throws InterruptedException {
        while (!stopping) {
            try {
                launch();
                return;
            } catch (RuntimeException e) {
                Duration pause = backoff.afterLiving(Duration.ZERO);
                console.say("  %s cannot be started again: %s. Trying again in %s"
                        .formatted(program.name(), e.getMessage(), Console.seconds(pause)));
                Thread.sleep(pause.toMillis());
            }
        }
    }

    private synchronized void notePid() {
        if (!stopping) {
            PrivateFile.write(program.pidFile(), process.pid() + "\n");
        }
    }

    /** A service that runs is worth more than the file that says so. */
    private void noteNewPid() {
        try {
            notePid();
        } catch (UserError e) {
            console.say("  %s runs, without a pid file: %s".formatted(program.name(), e.getMessage()));
        }
    }

    private boolean becomesReady() {
        return new Readiness(program.readiness()).within(PATIENCE, () -> !stopping && process.isAlive());
    }

    private void announce(String what, Instant start) {
        console.ready(program.name(), what, Duration.between(start, Instant.now()), "port " + program.port());
    }
}
