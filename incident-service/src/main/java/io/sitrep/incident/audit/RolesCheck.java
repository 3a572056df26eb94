package io.sitrep.incident.audit;

import io.sitrep.incident.duty.DutiesBegin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Says at the start when the database would let this service change or drop what is in the audit. */
@ApplicationScoped
public class RolesCheck {
    private static final Logger LOG = Logger.getLogger(RolesCheck.class);

    private static final String MAY_CHANGE = """
            SELECT has_table_privilege('audit', 'UPDATE, DELETE, TRUNCATE') OR pg_has_role(relowner, 'USAGE')
            FROM pg_class WHERE oid = 'audit'::regclass""";

    private final DataSource database;

    RolesCheck(DataSource database) {
        this.database = database;
    }

    void look(@Observes DutiesBegin started) {
        if (mayChangeTheAudit()) {
            LOG.warn(
                    "this service's own database user may change audit rows: have QUARKUS_FLYWAY_USERNAME (and _PASSWORD)"
                            + " name the role that owns the tables, and QUARKUS_DATASOURCE_USERNAME another one");
        }
    }

    boolean mayChangeTheAudit() {
        try (Connection connection = database.getConnection();
                Statement question = connection.createStatement();
                ResultSet answer = question.executeQuery(MAY_CHANGE)) {
            answer.next();
            return answer.getBoolean(1);
        } catch (SQLException failure) {
            throw new IllegalStateException("What the database user may do could not be asked", failure);
        }
    }
}
