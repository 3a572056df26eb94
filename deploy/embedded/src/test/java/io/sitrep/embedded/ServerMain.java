package io.sitrep.embedded;

import java.nio.file.Path;

/** A launcher to be killed: starts a PostgreSQL, says its process id, and waits for ever. */
final class ServerMain {
    private ServerMain() {}

    public static void main(String... args) throws InterruptedException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Options(Path.of(args[0]), 0, null));
        System.out.println(postgres.pid());
        Thread.currentThread().join();
    }
}
