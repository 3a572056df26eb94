package io.sitrep.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.embedded.quarkus.RealInfrastructure;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealInfrastructureTest {
    @Test
    void testClassesOfOneJvmShareTheServersAndNotTheDatabase() throws Exception {
        Map<String, String> incident = settings("incident");
        Map<String, String> notifier = settings("notifier");

        assertThat(notifier.get("kafka.bootstrap.servers")).isEqualTo(incident.get("kafka.bootstrap.servers"));
        assertThat(incident.get("quarkus.datasource.reactive.url")).endsWith("/incident");
        assertThat(notifier.get("quarkus.datasource.jdbc.url"))
                .isEqualTo(incident.get("quarkus.datasource.jdbc.url").replace("/incident", "/notifier"));
        DriverManager.getConnection(
                        notifier.get("quarkus.datasource.jdbc.url"),
                        notifier.get("quarkus.datasource.username"),
                        notifier.get("quarkus.datasource.password"))
                .close();
    }

    private static Map<String, String> settings(String database) {
        RealInfrastructure resource = new RealInfrastructure();
        resource.init(Map.of("database", database));
        return resource.start();
    }
}
