package io.sitrep.incident.audit;

import static io.sitrep.incident.api.Suite.declare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL itself refuses the role the service runs as. */
@QuarkusTest
class DatabaseRolesTest extends RealIncidentService {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Inject
    Database database;

    @Inject
    RolesCheck check;

    @Test
    void auditRowsAreAddedAndRead() {
        database.run("INSERT INTO audit (at, action, status, outcome) VALUES (now(), 'by hand', 200, 'accepted')");

        assertThat(database.count("SELECT count(*) FROM audit WHERE action = 'by hand'"))
                .isOne();
        assertThat(check.mayChangeTheAudit()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET actor = 'somebody else'",
                "DELETE FROM audit",
                "TRUNCATE audit",
                "ALTER TABLE audit ADD COLUMN more text",
                "ALTER TABLE audit RENAME TO elsewhere",
                "ALTER TABLE audit OWNER TO CURRENT_USER",
                "DROP TABLE audit",
                "CREATE TRIGGER quietly BEFORE INSERT ON audit EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                "CREATE RULE quietly AS ON INSERT TO audit DO INSTEAD NOTHING",
                "DROP TABLE incidents CASCADE",
                "CREATE TABLE mine (id int)",
                "SELECT * FROM flyway_schema_history",
                "SET ROLE incident_owner",
                "ALTER ROLE CURRENT_USER SUPERUSER"
            })
    void nothingElseIsDoneToIt(String attempt) throws SQLException {
        declare(Map.of("title", "Written down", "message", "m")).statusCode(201);
        try (Connection runtime = database.connection()) {
            assertThatThrownBy(() -> runtime.createStatement().execute(attempt))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
        }
    }
}
