package io.sitrep.embedded.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * One real PostgreSQL and one real Kafka for all test classes of a JVM; sets the service's connection settings. Takes the
 * argument {@code database}, created when absent, and {@code roles}: {@code two} when the schema has an owner of its own. The data is fresh in each JVM, lies below {@code target/}, and is gone
 * with the JVM.
 */
public class RealInfrastructure implements QuarkusTestResourceLifecycleManager {
    private String database = "test";
    private boolean twoRoles;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
        twoRoles = "two".equals(arguments.get("roles"));
    }

    @Override
    public Map<String, String> start() {
        Connections connections = SharedInfrastructure.running(database, twoRoles);
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.datasource.jdbc.url", "jdbc:" + connections.database(),
                "quarkus.datasource.reactive.url", connections.database(),
                "quarkus.datasource.username", connections.user(),
                "quarkus.datasource.password", connections.user(),
                "kafka.bootstrap.servers", connections.kafka()));
        if (!connections.owner().equals(connections.user())) {
            settings.put("quarkus.flyway.username", connections.owner());
            settings.put("quarkus.flyway.password", connections.owner());
        }
        return settings;
    }

    /** Other test classes go on using it: it ends with the JVM. */
    @Override
    public void stop() {}

    /** Where the shared servers are, for one database. */
    record Connections(String database, String owner, String user, String kafka) {}
}
