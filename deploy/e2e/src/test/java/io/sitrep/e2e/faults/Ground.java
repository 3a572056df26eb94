package io.sitrep.e2e.faults;

import io.sitrep.bench.ServiceProcess;
import io.sitrep.embedded.EmbeddedKafka;
import io.sitrep.embedded.EmbeddedPostgres;
import io.sitrep.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * PostgreSQL with the three databases, Kafka with the topics, and on them services of whichever release, each at an address of its own.
 * The second of a kind that runs at the same time has another one.
 */
final class Ground implements AutoCloseable {
    static final Path HOME = Path.of("").toAbsolutePath().resolve("../..").normalize();
    static final String ADMIN = "sitrep_testadmin0000_for-tests-on-this-machine-alone-000000000000";
    static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static final String SERVICE_TOKEN = "sitrep_testservice00_for-tests-on-this-machine-alone-000000000000";
    private static final List<String> SERVICES = List.of("incident", "notifier", "bot");
    private static final List<String> TOPICS = List.of("incidents", "publications", "deliveries", "signals");
    private static final Map<String, String> LARGE = Map.of("max.message.bytes", Integer.toString(2 << 20));

    private final Path directory;
    private final Map<String, String> more;
    private final Map<String, String> passwords;
    private final EmbeddedPostgres postgres;
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, String> databases = new HashMap<>();
    private EmbeddedKafka kafka;
    private int started;

    /** @param more settings of all services */
    Ground(Path directory, Map<String, String> more) {
        this(directory, more, Map.of());
    }

    /** @param passwords of Kafka's users, when there are any */
    Ground(Path directory, Map<String, String> more, Map<String, String> passwords) {
        this.passwords = Map.copyOf(passwords);
        this.directory = directory;
        this.more = Map.copyOf(more);
        postgres = EmbeddedPostgres.start(
                new EmbeddedPostgres.Options(directory.resolve("postgres"), 0, directory.resolve("postgres.log")));
        SERVICES.forEach(each -> {
            ports.put(each, FreePort.find());
            standsOn(each, each);
        });
        kafka = kafka("kafka", 0);
    }

    /** A service, ready. */
    record Service(ServiceProcess process, URI address, URI management) implements AutoCloseable {
        String at(String path) {
            return address + path;
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /**
     * @param release where its jars lie
     * @param own settings of this one alone; they win
     */
    Service start(String service, Path release, Map<String, String> own) throws IOException {
        return start(service, release, ports.get(service), own);
    }

    /** Beside one that runs. */
    Service startAnother(String service, Path release) throws IOException {
        return startAnother(service, release, Map.of());
    }

    /** Likewise, with settings of its own. */
    Service startAnother(String service, Path release, Map<String, String> own) throws IOException {
        return start(service, release, FreePort.find(), own);
    }

    URI address(String service) {
        return URI.create("http://127.0.0.1:" + ports.get(service));
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Where Kafka asks who one is; only with users. */
    String guardedBootstrapServers() {
        return kafka.guardedBootstrapServers();
    }

    /** From its next start the service works on that database, which is made when it is not there. */
    void standsOn(String service, String database) {
        postgres.createDatabaseIfAbsent(database);
        databases.put(service, database);
    }

    Connection connect(String service) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(databases.get(service)), postgres.user(), postgres.user());
    }

    /** All that was in Kafka is lost, and a new one is at the same address. */
    void loseKafka() {
        int port = kafka.port();
        kafka.close();
        kafka = kafka("kafka-" + ++started, port);
    }

    /** What a service has printed since it was first started. */
    Path log(String service) {
        return directory.resolve(service + ".log");
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }

    private Service start(String service, Path release, int port, Map<String, String> own) throws IOException {
        int management = FreePort.find();
        String prefix = service.toUpperCase(Locale.ROOT);
        Map<String, String> settings = shared();
        settings.put(prefix + "_PORT", Integer.toString(port));
        settings.put(prefix + "_MANAGEMENT_PORT", Integer.toString(management));
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(databases.get(service)));
        settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(databases.get(service)));
        settings.put("SITREP_PAGE_DIR", directory.resolve("page-" + ++started).toString());
        settings.putAll(own);
        ServiceProcess process = new ServiceProcess(
                release.resolve(service + "-service/target/quarkus-app/quarkus-run.jar"),
                settings,
                Optional.empty(),
                log(service));
        URI health = URI.create("http://127.0.0.1:" + management);
        try {
            process.awaitReady(health.resolve("/q/health/ready"));
        } catch (IOException | RuntimeException failure) {
            process.close();
            throw failure;
        }
        return new Service(process, URI.create("http://127.0.0.1:" + port), health);
    }

    private Map<String, String> shared() {
        Map<String, String> all = new HashMap<>();
        all.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m");
        all.put("QUARKUS_PROFILE", "local");
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        all.put("QUARKUS_DATASOURCE_USERNAME", postgres.user());
        all.put("QUARKUS_DATASOURCE_PASSWORD", postgres.user());
        all.put("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", "10");
        all.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        all.put("SITREP_INCIDENT_URL", address("incident").toString());
        all.put("SITREP_NOTIFIER_URL", address("notifier").toString());
        all.put("SITREP_PUBLIC_URL", address("incident").toString());
        all.put("SITREP_NOTIFIER_PUBLIC_URL", address("notifier").toString());
        // Nobody takes mail there.
        all.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        all.put("SITREP_MAIL_FROM", "Sitrep <status@localhost>");
        all.put("SITREP_ADMIN_TOKEN", ADMIN);
        all.put("SITREP_SERVICE_TOKEN", SERVICE_TOKEN);
        all.put("SITREP_SECRET_KEY", KEY);
        all.put("SITREP_WEBHOOK_ALLOW_PRIVATE", "127.0.0.0/8");
        all.put("SITREP_DELIVERY_STOP_WAIT", "2s");
        all.put("SITREP_DELIVERY_TIMEOUT", "4s");
        all.put("SITREP_DELIVERY_LEASE", "5s");
        all.put("SITREP_DELIVERY_RETRY_SCHEDULE", "1s,1s,2s,2s,5s,5s");
        all.putAll(more);
        return all;
    }

    private EmbeddedKafka kafka(String name, int port) {
        EmbeddedKafka fresh = EmbeddedKafka.start(new EmbeddedKafka.Options(directory.resolve(name), port, passwords));
        TOPICS.forEach(topic -> fresh.createTopicIfAbsent("sitrep." + topic, 6, LARGE));
        Map<String, String> compacted = new HashMap<>(LARGE);
        compacted.put("cleanup.policy", "compact");
        fresh.createTopicIfAbsent("sitrep.catalog", 6, compacted);
        fresh.createTopicIfAbsent("sitrep.erasures", 1, compacted);
        return fresh;
    }
}
