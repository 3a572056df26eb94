package io.sitrep.incident.restored;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database of a release that did not write down yet where it is. */
@QuarkusTest
class OldDumpTest extends RealIncidentService {
    private final String name = "old_" + UUID.randomUUID().toString().replace("-", "");

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String service;

    private String url;

    @BeforeEach
    void isAsTheReleaseBeforeLeftIt() throws SQLException {
        url = service.substring(0, service.lastIndexOf('/') + 1) + name;
        run(superuser("postgres"), "CREATE DATABASE " + name);
        migrate("17");
    }

    @AfterEach
    void goes() throws SQLException {
        run(superuser("postgres"), "DROP DATABASE " + name + " WITH (FORCE)");
    }

    @Test
    void aDumpFromBeforeThatWasWrittenDownIsKnownAsRestored() throws SQLException {
        // As COPY brings it: all at once.
        run(superuser(name), """
                BEGIN;
                CREATE TEMPORARY TABLE dumped AS SELECT * FROM flyway_schema_history;
                DELETE FROM flyway_schema_history;
                INSERT INTO flyway_schema_history SELECT * FROM dumped;
                COMMIT""");

        migrate("latest");

        assertThat(numbers()).isEqualTo(1);
    }

    @Test
    void aDatabaseThatIsUpgradedWhereItStandsIsNot() throws SQLException {
        migrate("latest");

        assertThat(numbers()).isZero();
    }

    private long numbers() throws SQLException {
        try (Connection connection = superuser(name);
                Statement ask = connection.createStatement();
                ResultSet answer = ask.executeQuery("SELECT count(*) FROM whereabouts WHERE number = ''")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .placeholders(Map.of("runtime_role", "", "page_role", "page"))
                .target(target)
                .load()
                .migrate();
    }

    private Connection superuser(String of) throws SQLException {
        return DriverManager.getConnection(
                service.substring(0, service.lastIndexOf('/') + 1) + of, "postgres", "postgres");
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (connection;
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
