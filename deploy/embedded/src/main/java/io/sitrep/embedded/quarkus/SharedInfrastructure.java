package io.sitrep.embedded.quarkus;

import io.sitrep.embedded.DatabaseRoles;
import io.sitrep.embedded.EmbeddedKafka;
import io.sitrep.embedded.EmbeddedPostgres;
import io.sitrep.embedded.FileTree;
import io.sitrep.embedded.PostgresAddress;
import io.sitrep.embedded.quarkus.RealInfrastructure.Connections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The servers that all tests of a JVM share. Quarkus may load this class once per test profile, each time in another class
 * loader: so what is known about the servers is kept in system properties, not in static fields.
 */
final class SharedInfrastructure {
    // Not below sitrep.: a service refuses settings there that it does not know.
    private static final String PROPERTY = "io.sitrep.embedded.";
    /** Class loaders differ, the lock must not: an interned string is one object in the whole JVM. */
    private static final Object ONE_FOR_ALL = PROPERTY.intern();

    private static final String DIRECTORY = "infrastructure-";

    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final Path directory;

    private SharedInfrastructure(Path directory) {
        this.directory = directory;
        postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Options(directory.resolve("postgres"), 0, null));
        kafka = EmbeddedKafka.start(new EmbeddedKafka.Options(directory.resolve("kafka"), 0));
    }

    static Connections running(String database, boolean twoRoles) {
        synchronized (ONE_FOR_ALL) {
            if (System.getProperty(PROPERTY + "postgres") == null) {
                start();
            }
            PostgresAddress postgres = new PostgresAddress(Integer.getInteger(PROPERTY + "postgres"));
            postgres.createDatabaseIfAbsent(database);
            String kafka = System.getProperty(PROPERTY + "kafka");
            if (!twoRoles) {
                return new Connections(postgres.reactiveUrl(database), postgres.user(), postgres.user(), kafka);
            }
            DatabaseRoles roles = DatabaseRoles.of(database);
            postgres.settle(roles, database);
            return new Connections(postgres.reactiveUrl(database), roles.owner(), roles.service(), kafka);
        }
    }

    private static void start() {
        Path target = Path.of("target").toAbsolutePath();
        deleteLeftOvers(target);
        SharedInfrastructure shared = new SharedInfrastructure(
                target.resolve(DIRECTORY + ProcessHandle.current().pid()));
        // The hook also keeps the objects reachable, and with them the pipe that PostgreSQL's life hangs on.
        Runtime.getRuntime().addShutdownHook(new Thread(shared::stop, "infrastructure-stop"));
        System.setProperty(PROPERTY + "postgres", Integer.toString(shared.postgres.port()));
        System.setProperty(PROPERTY + "kafka", shared.kafka.bootstrapServers());
    }

    private void stop() {
        kafka.close();
        postgres.close();
        FileTree.delete(directory);
    }

    /** A killed test JVM cannot clean up after itself. */
    private static void deleteLeftOvers(Path target) {
        try (Stream<Path> all = Files.list(Files.createDirectories(target))) {
            all.filter(each -> each.getFileName().toString().matches(DIRECTORY + "\\d{1,18}"))
                    .filter(each -> ownerIsGone(each.getFileName().toString()))
                    .forEach(FileTree::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ownerIsGone(String name) {
        Optional<ProcessHandle> owner = ProcessHandle.of(Long.parseLong(name.substring(DIRECTORY.length())));
        return owner.isEmpty();
    }
}
