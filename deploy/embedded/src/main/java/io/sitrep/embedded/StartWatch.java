package io.sitrep.embedded;

/**
 * Cuts a start short that has failed already: the library waits its whole time for a server whose own starter has given up
 * at once. Interrupts the thread that made it, and takes that interruption back when closed.
 */
final class StartWatch implements AutoCloseable {
    private final Thread starter = Thread.currentThread();
    private final PostgresLog log;
    private final Thread watcher;
    private volatile boolean cutShort;

    StartWatch(PostgresLog log) {
        this.log = log;
        watcher = new Thread(this::watch, "postgres-start-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    @Override
    public void close() {
        watcher.interrupt();
        join();
        if (cutShort) {
            Thread.interrupted();
        }
    }

    private void watch() {
        try {
            while (!log.saysThatItFailed()) {
                Thread.sleep(100);
            }
            cutShort = true;
            starter.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void join() {
        try {
            // An interruption that we sent ourselves must not end the wait for its sender.
            boolean interrupted = Thread.interrupted();
            watcher.join();
            if (interrupted) {
                starter.interrupt();
            }
        } catch (InterruptedException e) {
            starter.interrupt();
        }
    }
}
