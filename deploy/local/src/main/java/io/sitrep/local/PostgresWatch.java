package io.sitrep.local;

import io.sitrep.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps PostgreSQL running: one that ends is started again on the same port with the same data, sooner at first and more
 * seldom while it goes on ending. The services connect again by themselves.
 */
final class PostgresWatch implements AutoCloseable {
    private static final long BETWEEN_MILLIS = 250;

    private final EmbeddedPostgres postgres;
    private final Path pidFile;
    private final Console console;
    private final Backoff backoff = new Backoff();
    private final Thread thread = new Thread(this::watch, "postgres-watch");
    private volatile boolean stopping;

    PostgresWatch(EmbeddedPostgres postgres, Path pidFile, Console console) {
        this.postgres = postgres;
        this.pidFile = pidFile;
        this.console = console;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends the watching, not the server. */
    @Override
    public void close() {
        stopping = true;
    }

    private void watch() {
        try {
            Instant since = Instant.now();
            while (!stopping) {
                Thread.sleep(BETWEEN_MILLIS);
                if (!stopping && !postgres.isRunning()) {
                    startAgain(Duration.between(since, Instant.now()));
                    since = Instant.now();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain(Duration lived) throws InterruptedException {
        console.say("  PostgreSQL stopped, starting it again");
        Thread.sleep(backoff.afterLiving(lived).toMillis());
        Instant start = Instant.now();
        try {
            postgres.startAgain();
            if (!stopping) {
                PrivateFile.write(pidFile, postgres.pid() + "\n");
                console.ready(
                        "PostgreSQL", "ready again", Duration.between(start, Instant.now()), "port " + postgres.port());
            }
        } catch (RuntimeException e) {
            // A full disk, no process to be had: the next try may have them.
            console.say("  " + e.getMessage());
        }
    }
}
