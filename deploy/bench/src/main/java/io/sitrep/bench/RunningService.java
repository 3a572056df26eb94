package io.sitrep.bench;

import io.sitrep.embedded.DatabaseRoles;
import io.sitrep.embedded.EmbeddedKafka;
import io.sitrep.embedded.EmbeddedPostgres;
import io.sitrep.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The incident service as a process, with a PostgreSQL and a Kafka as {@code deploy/local/up} has them (fsync on, topics on
 * disk before a record is acknowledged), all on free ports and in a directory that is deleted at the end.
 */
final class RunningService implements AutoCloseable {
    /** Role admin. */
    static final String ADMIN_TOKEN = "sitrep_benchadmin00_for-the-bench-on-this-machine-alone-000000000";

    private static final int PARTITIONS = 6;
    private static final String DATABASE = "incident";
    private static final DatabaseRoles ROLES = DatabaseRoles.of(DATABASE);

    private final Path directory;
    private final int port = FreePort.find();
    private final int managementPort = FreePort.find();
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final ServiceProcess process;

    private RunningService(Path home, Path directory, Options.Looks looks) {
        this.directory = directory;
        this.postgres =
                EmbeddedPostgres.start(new EmbeddedPostgres.Options(directory.resolve("postgres"), 0, databaseLog()));
        postgres.createDatabaseIfAbsent(DATABASE);
        postgres.settle(ROLES, DATABASE);
        if (looks.database()) {
            TopStatements.count(postgres, DATABASE);
        }
        this.kafka = EmbeddedKafka.start(new EmbeddedKafka.Options(directory.resolve("kafka"), 0));
        for (String topic : List.of("incidents", "publications", "deliveries", "signals", "catalog")) {
            kafka.createTopicIfAbsent(
                    "sitrep." + topic, PARTITIONS, Map.of("max.message.bytes", Integer.toString(2 << 20)));
        }
        this.process = new ServiceProcess(
                home.resolve("incident-service/target/quarkus-app/quarkus-run.jar"),
                environment(),
                looks.recording(),
                directory.resolve("incident.log"));
    }

    /** Returns when it is ready. */
    static RunningService start(Path home, Options.Looks looks) throws IOException {
        RunningService service = new RunningService(home, Files.createTempDirectory("sitrep-bench"), looks);
        try {
            service.process.awaitReady(URI.create("http://127.0.0.1:" + service.managementPort + "/q/health/ready"));
            return service;
        } catch (RuntimeException failure) {
            service.close();
            throw failure;
        }
    }

    ServiceProcess process() {
        return process;
    }

    int port() {
        return port;
    }

    int managementPort() {
        return managementPort;
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    String jdbcUrl() {
        return postgres.jdbcUrl(DATABASE);
    }

    String databaseUser() {
        return postgres.user();
    }

    Path databaseLog() {
        return directory.resolve("postgres.log");
    }

    Cpu cpu() {
        return Cpu.now(process.pid(), postgres.pid());
    }

    @Override
    public void close() {
        process.close();
        kafka.close();
        postgres.close();
        Trees.delete(directory);
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("INCIDENT_PORT", Integer.toString(port)),
                Map.entry("INCIDENT_MANAGEMENT_PORT", Integer.toString(managementPort)),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", ROLES.service()),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", ROLES.service()),
                Map.entry("QUARKUS_FLYWAY_USERNAME", ROLES.owner()),
                Map.entry("QUARKUS_FLYWAY_PASSWORD", ROLES.owner()),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(DATABASE)),
                Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(DATABASE)),
                Map.entry("SITREP_PAGE_DIR", directory.resolve("page").toString()),
                Map.entry("SITREP_PUBLIC_URL", "http://127.0.0.1:" + port),
                // Nobody is there.
                Map.entry("SITREP_NOTIFIER_PUBLIC_URL", "http://127.0.0.1:9"),
                Map.entry("SITREP_NOTIFIER_URL", "http://127.0.0.1:9"),
                Map.entry("SITREP_SECRET_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
                Map.entry("SITREP_SERVICE_TOKEN", "sitrep_benchservice_for-the-bench-on-this-machine-alone-0000000"),
                Map.entry("SITREP_ADMIN_TOKEN", ADMIN_TOKEN));
    }
}
