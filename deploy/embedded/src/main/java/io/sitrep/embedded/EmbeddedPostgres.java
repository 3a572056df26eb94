package io.sitrep.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A real PostgreSQL on 127.0.0.1. Durable: what is committed survives a crash of the server, of this JVM and of the
 * machine. Data is kept over restarts. One process per directory; a server that a killed owner left behind is stopped
 * first. The server never outlives this JVM. Anybody on this machine may connect (trust): it is for development and tests.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String PART = "PostgreSQL";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Options options;
    private final DataDirectory directory;
    private final Leash leash;
    private final PostgresAddress address;
    private volatile long pid;
    private boolean closed;

    /**
     * Where and how it runs.
     *
     * @param directory where data is kept; created when absent
     * @param port to listen on, 0 for a free one
     * @param logFile null for postgres.log in the directory
     */
    public record Options(Path directory, int port, Path logFile) {}

    private EmbeddedPostgres(Options options, DataDirectory directory, Leash leash, int port) {
        this.options = options;
        this.directory = directory;
        this.leash = leash;
        this.address = new PostgresAddress(port);
        this.pid = launch(options, directory, port);
    }

    /**
     * Returns when the server answers.
     *
     * @throws EmbeddedException naming the cause; nothing is left running or locked then
     */
    public static EmbeddedPostgres start(Options options) {
        DataDirectory directory = DataDirectory.hold(options.directory(), PART);
        Leash leash = null;
        try {
            directory.needing(DataDirectory.NEEDED_BYTES, PART);
            leash = new Leash();
            clearRemains(directory);
            leash.holdPostgres(data(directory));
            return new EmbeddedPostgres(options, directory, leash, FreePort.choose(options.port(), PART));
        } catch (RuntimeException e) {
            if (leash != null) {
                leash.close();
            }
            directory.close();
            throw e;
        }
    }

    public int port() {
        return address.port();
    }

    /** The server's own process. */
    public long pid() {
        return pid;
    }

    public void createDatabaseIfAbsent(String name) {
        address.createDatabaseIfAbsent(name);
    }

    /** Creates the roles when absent, and hands the owner what is there. The database has to exist. */
    public void settle(DatabaseRoles roles, String database) {
        address.settle(roles, database);
    }

    public String jdbcUrl(String database) {
        return address.jdbcUrl(database);
    }

    public String reactiveUrl(String database) {
        return address.reactiveUrl(database);
    }

    public String user() {
        return address.user();
    }

    /** Whether the server's own process is there. It says nothing about whether it answers. */
    public boolean isRunning() {
        return RunningPostgres.on(data(directory))
                .filter(server -> server.pid() == pid)
                .isPresent();
    }

    /**
     * Starts a server that has ended by itself, on the same port with the same data, and returns when it answers. Does
     * nothing after {@link #close} and while the server runs.
     *
     * @throws EmbeddedException naming the cause; it may be called again then
     */
    public synchronized void startAgain() {
        if (!closed && !isRunning()) {
            clearRemains(directory);
            pid = launch(options, directory, port());
        }
    }

    /** Stops the server and frees the directory. May be called twice. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        RunningPostgres.on(data(directory))
                .filter(server -> server.pid() == pid)
                .ifPresent(RunningPostgres::stop);
        try {
            // Or it would look for the server a while yet, and take the next one on this directory for it.
            leash.releasePostgres();
        } catch (EmbeddedException gone) {
            // What is gone kills nobody.
        }
        leash.close();
        directory.close();
    }

    private static long launch(Options options, DataDirectory directory, int port) {
        Path data = data(directory);
        Path log = options.logFile() == null ? directory.path().resolve("postgres.log") : options.logFile();
        PostgresLog lines = new PostgresLog(log);
        try {
            PostgresBinaries binaries = new PostgresBinaries();
            try (StartWatch watch = new StartWatch(lines)) {
                binaries.unpacking(() -> launch(binaries, data, port, log));
            }
            Files.writeString(settled(directory), "PostgreSQL has started here at least once.\n");
            return RunningPostgres.on(data)
                    .orElseThrow(() -> new IOException("it ended at once"))
                    .pid();
        } catch (Exception e) {
            RunningPostgres.on(data).ifPresent(RunningPostgres::stop);
            throw new EmbeddedException(
                    "PostgreSQL cannot start in %s: %s".formatted(directory.path(), lines.cause(e)), e);
        }
    }

    /**
     * The library's object is not kept: it would stop the server in its own way, with its own time-outs. Its lock is one
     * too many, and would stay in this JVM after a failed start.
     */
    private static Object launch(PostgresBinaries binaries, Path data, int port, Path log) throws IOException {
        Files.deleteIfExists(data.resolve("epg-lock"));
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.directory().toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setLocaleConfig("locale", "C.UTF-8")
                // The library switches both off, to be quick with data that nobody keeps.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // TCP is enough; a socket file in a shared directory is one more thing to collide.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "64MB")
                // Fewer processes: no workers for reading ahead, none for replicas.
                .setServerConfig("io_method", "sync")
                .setServerConfig("max_logical_replication_workers", "0")
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .start();
    }

    /** A launcher killed during the very first start leaves a cluster without content, which would never start. */
    private static void clearRemains(DataDirectory directory) {
        RunningPostgres.clear(data(directory));
        if (!Files.exists(settled(directory))) {
            FileTree.delete(data(directory));
        }
    }

    private static Path data(DataDirectory directory) {
        return directory.path().resolve("data");
    }

    private static Path settled(DataDirectory directory) {
        return directory.path().resolve("settled");
    }
}
