package io.sitrep.e2e.image;

import io.sitrep.embedded.EmbeddedKafka;
import io.sitrep.embedded.EmbeddedPostgres;
import io.sitrep.embedded.FreePort;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the three services need to run beside each other on this machine: databases, a broker, ports and settings. */
public final class Household implements AutoCloseable {
    public static final List<String> SERVICES = List.of("incident", "notifier", "bot");

    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, Integer> managementPorts = new HashMap<>();

    public Household(Path directory) {
        postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Options(directory.resolve("postgres"), 0, null));
        kafka = EmbeddedKafka.start(new EmbeddedKafka.Options(directory.resolve("kafka"), 0));
        for (String service : SERVICES) {
            postgres.createDatabaseIfAbsent(service);
            ports.put(service, FreePort.find());
            managementPorts.put(service, FreePort.find());
        }
    }

    /** @param service one of {@link #SERVICES} */
    public Map<String, String> settings(String service) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(ports.get(service)),
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPorts.get(service)),
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(service),
                "QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(service),
                "QUARKUS_DATASOURCE_USERNAME", postgres.user(),
                "QUARKUS_DATASOURCE_PASSWORD", postgres.user(),
                "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", "5"));
        // Nobody takes mail there.
        settings.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        settings.putAll(Map.of(
                "SITREP_PUBLIC_URL",
                "http://127.0.0.1:" + ports.get("incident"),
                "SITREP_NOTIFIER_PUBLIC_URL",
                "http://127.0.0.1:" + ports.get("notifier"),
                "SITREP_INCIDENT_URL",
                "http://127.0.0.1:" + ports.get("incident"),
                "SITREP_NOTIFIER_URL",
                "http://127.0.0.1:" + ports.get("notifier"),
                "SITREP_ADMIN_TOKEN",
                "sitrep_admin_of-this-test",
                "SITREP_SERVICE_TOKEN",
                "sitrep_service_of-this-test",
                "SITREP_SECRET_KEY",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "SITREP_MAIL_FROM",
                "Sitrep <status@localhost>",
                "SITREP_MAIL_CHECK_AT_START",
                "false"));
        return settings;
    }

    public String address(String service, String path) {
        return "http://127.0.0.1:" + ports.get(service) + path;
    }

    public String management(String service, String path) {
        return "http://127.0.0.1:" + managementPort(service) + path;
    }

    public int managementPort(String service) {
        return managementPorts.get(service);
    }

    @Override
    public void close() {
        try (EmbeddedPostgres stopped = postgres) {
            kafka.close();
        }
    }
}
