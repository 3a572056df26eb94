package io.sitrep.bench.fanout;

import io.sitrep.bench.ServiceProcess;
import io.sitrep.bench.TopStatements;
import io.sitrep.bench.Trees;
import io.sitrep.embedded.EmbeddedKafka;
import io.sitrep.embedded.EmbeddedPostgres;
import io.sitrep.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notifiers as processes, with one PostgreSQL and one Kafka between them as {@code deploy/local/up} has them (fsync on), in a
 * directory that is deleted at the end. Also for tests that kill some of it.
 */
public final class Notifiers implements AutoCloseable {
    /** Base64 of 32 bytes. */
    public static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    /** What the services of the bench know each other by. */
    public static final String SERVICE_TOKEN = "sitrep_benchservice_for-the-bench-on-this-machine-alone-0000000";

    private static final String DATABASE = "notifier";

    private final Path home;
    private final Map<String, String> more;
    private final Path directory = Files.createTempDirectory("sitrep-bench");
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final List<ServiceProcess> processes = new ArrayList<>();

    /** @param more settings beside those of the bench; they win */
    public Notifiers(Path home, Map<String, String> more) throws IOException {
        this.home = home;
        this.more = Map.copyOf(more);
        postgres = EmbeddedPostgres.start(
                new EmbeddedPostgres.Options(directory.resolve("postgres"), 0, directory.resolve("postgres.log")));
        postgres.createDatabaseIfAbsent(DATABASE);
        kafka = EmbeddedKafka.start(new EmbeddedKafka.Options(directory.resolve("kafka"), 0));
        for (String topic : new String[] {"publications", "catalog", "deliveries", "incidents", "signals"}) {
            kafka.createTopicIfAbsent("sitrep." + topic, 6, Map.of("max.message.bytes", Integer.toString(2 << 20)));
        }
    }

    /** One more of them; returns when it is ready. */
    public ServiceProcess start(Optional<Path> recording) throws IOException {
        return start(recording, Map.of());
    }

    /** @param own settings of this one alone; they win */
    public ServiceProcess start(Optional<Path> recording, Map<String, String> own) throws IOException {
        int managementPort = FreePort.find();
        Map<String, String> environment = environment(managementPort);
        environment.putAll(more);
        environment.putAll(own);
        ServiceProcess process = new ServiceProcess(
                home.resolve("notifier-service/target/quarkus-app/quarkus-run.jar"),
                environment,
                recording,
                directory.resolve("notifier-" + processes.size() + ".log"));
        processes.add(process);
        process.awaitReady(
                URI.create("http://127.0.0.1:" + environment.get("NOTIFIER_MANAGEMENT_PORT") + "/q/health/ready"));
        return process;
    }

    /** Has PostgreSQL count on what it spends its time. */
    public void countStatements() {
        TopStatements.count(postgres, DATABASE);
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public long databasePid() {
        return postgres.pid();
    }

    public Connection connect() throws SQLException {
        return connect(DATABASE);
    }

    /** Another database on the same server, empty at first: settings for a notifier that works on it. */
    public Map<String, String> onDatabase(String name) {
        postgres.createDatabaseIfAbsent(name);
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(name),
                "QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(name));
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), postgres.user(), postgres.user());
    }

    /** Ends PostgreSQL in the midst of whatever it does, and starts it again where it was. */
    public void killPostgres() {
        killPostgres(() -> {});
    }

    /** @param whileAway what happens before it is started again */
    public void killPostgres(Runnable whileAway) {
        ProcessHandle.of(postgres.pid()).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        whileAway.run();
        postgres.startAgain();
    }

    @Override
    public void close() {
        processes.forEach(ServiceProcess::close);
        kafka.close();
        postgres.close();
        Trees.delete(directory);
    }

    private Map<String, String> environment(int managementPort) {
        Map<String, String> all = new HashMap<>();
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        all.put("NOTIFIER_PORT", Integer.toString(FreePort.find()));
        all.put("NOTIFIER_MANAGEMENT_PORT", Integer.toString(managementPort));
        all.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        all.put("QUARKUS_DATASOURCE_USERNAME", postgres.user());
        all.put("QUARKUS_DATASOURCE_PASSWORD", postgres.user());
        all.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(DATABASE));
        all.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(DATABASE));
        // Nobody asks it for anything here.
        all.put("SITREP_INCIDENT_URL", "http://127.0.0.1:9");
        all.put("SITREP_PUBLIC_URL", "http://127.0.0.1:8080");
        all.put("SITREP_NOTIFIER_PUBLIC_URL", "http://127.0.0.1:8081");
        // Nobody takes mail there.
        all.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        all.put("SITREP_MAIL_FROM", "Sitrep <status@localhost>");
        all.put("SITREP_SERVICE_TOKEN", SERVICE_TOKEN);
        all.put("SITREP_SECRET_KEY", KEY);
        all.put("SITREP_WEBHOOK_ALLOW_PRIVATE", "127.0.0.0/8");
        return all;
    }
}
