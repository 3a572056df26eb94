package io.sitrep.local;

import io.sitrep.embedded.DatabaseRoles;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment of the services: everything {@code up} itself was given, with what it has started filled in. What a
 * person has set stays as set, except where things are that {@code up} itself runs.
 */
final class ServiceEnvironment {
    private final Map<String, String> inherited;
    private final Ports ports;
    private final Map<String, String> shared = new HashMap<>();
    private final Map<ServiceName, Map<String, String>> own = new EnumMap<>(ServiceName.class);

    ServiceEnvironment(Map<String, String> inherited, Ports ports) {
        this.inherited = inherited;
        this.ports = ports;
        // Lines for people to read; who wants what a real installation logs sets prod.
        unlessSet("QUARKUS_PROFILE", "local");
        shared.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        shared.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        shared.put("SITREP_INCIDENT_URL", url(ServiceName.INCIDENT));
        shared.put("SITREP_NOTIFIER_URL", url(ServiceName.NOTIFIER));
        unlessSet("SITREP_PUBLIC_URL", url(ServiceName.INCIDENT));
        unlessSet("SITREP_NOTIFIER_PUBLIC_URL", url(ServiceName.NOTIFIER));
        unlessSet("SITREP_MAIL_FROM", "Sitrep <status@sitrep.localhost>");
        // A person trying it out has a webhook receiver on this machine, if anywhere.
        unlessSet("SITREP_WEBHOOK_ALLOW_PRIVATE", "127.0.0.0/8,::1/128");
        // All of it is gone within ten seconds: who stops it is not kept waiting by a receiver that does not answer.
        unlessSet("SITREP_DELIVERY_STOP_WAIT", "5s");
        // Each connection is a process of PostgreSQL, and this machine is a person's own.
        unlessSet("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", "10");
        for (ServiceName service : ServiceName.values()) {
            shared.put(service.portVariable(), Integer.toString(ports.of(service)));
            shared.put(service.managementPortVariable(), Integer.toString(ports.managementOf(service)));
        }
    }

    ServiceEnvironment with(Secrets secrets) {
        shared.put("SITREP_ADMIN_TOKEN", secrets.adminToken());
        shared.put("SITREP_SERVICE_TOKEN", secrets.serviceToken());
        shared.put("SITREP_SECRET_KEY", secrets.secretKey());
        return this;
    }

    ServiceEnvironment with(Infrastructure infrastructure) {
        shared.put("KAFKA_BOOTSTRAP_SERVERS", infrastructure.bootstrapServers());
        shared.put("QUARKUS_DATASOURCE_USERNAME", infrastructure.databaseUser());
        // The server trusts this machine and asks for none; the pools want one all the same.
        shared.put("QUARKUS_DATASOURCE_PASSWORD", infrastructure.databaseUser());
        for (ServiceName service : ServiceName.values()) {
            Map<String, String> database = new HashMap<>();
            database.put("QUARKUS_DATASOURCE_JDBC_URL", infrastructure.jdbcUrl(service.lowerCase()));
            database.put("QUARKUS_DATASOURCE_REACTIVE_URL", infrastructure.reactiveUrl(service.lowerCase()));
            own.put(service, database);
        }
        own.get(ServiceName.INCIDENT).putAll(users(infrastructure.incidentRoles()));
        return this;
    }

    private static Map<String, String> users(DatabaseRoles roles) {
        return Map.of(
                "QUARKUS_DATASOURCE_USERNAME", roles.service(),
                "QUARKUS_DATASOURCE_PASSWORD", roles.service(),
                "QUARKUS_FLYWAY_USERNAME", roles.owner(),
                "QUARKUS_FLYWAY_PASSWORD", roles.owner());
    }

    /** @param directory where the page's last state is kept */
    ServiceEnvironment withPage(Path directory) {
        unlessSet("SITREP_PAGE_DIR", directory.toString());
        return this;
    }

    ServiceEnvironment withMailbox(int port) {
        shared.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        shared.put("QUARKUS_MAILER_PORT", Integer.toString(port));
        shared.put("QUARKUS_MAILER_MOCK", "false");
        shared.put("QUARKUS_MAILER_TLS", "false");
        shared.put("QUARKUS_MAILER_START_TLS", "DISABLED");
        shared.put("QUARKUS_MAILER_LOGIN", "DISABLED");
        return this;
    }

    ServiceEnvironment withSlackStandIn(Map<String, String> settings) {
        shared.putAll(settings);
        unlessSet("SITREP_CHAT_ROLES", "slack:*=responder");
        return this;
    }

    /** Everything one service is given. */
    Map<String, String> of(ServiceName service) {
        Map<String, String> environment = new HashMap<>(inherited);
        environment.putAll(shared);
        environment.putAll(own.getOrDefault(service, Map.of()));
        return environment;
    }

    String publicUrl() {
        return inherited.getOrDefault("SITREP_PUBLIC_URL", url(ServiceName.INCIDENT));
    }

    private String url(ServiceName service) {
        return "http://127.0.0.1:" + ports.of(service);
    }

    private void unlessSet(String variable, String value) {
        if (inherited.getOrDefault(variable, "").isBlank()) {
            shared.put(variable, value);
        }
    }
}
