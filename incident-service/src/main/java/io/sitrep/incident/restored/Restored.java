package io.sitrep.incident.restored;

import io.sitrep.incident.duty.DutiesBegin;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Knows a database that came from a dump: it is not where it was first opened. What it has told since the dump was made it does not
 * know, so it goes on at numbers that it can't have used: of events, or whoever reads them would take the new ones for old ones and
 * drop them; and of incidents, or two would be called the same. What the clock has become due for meanwhile may have been told,
 * too: {@link #mayTell} is false until the notifier holds everything for somebody to look at.
 *
 * <p>Known by the server's, the database's and the table's own numbers, which no dump carries. A server that took over from another,
 * or a copy of its files, has the same ones: whoever restores that way says so, {@code UPDATE whereabouts SET number = ''}.
 */
@Singleton
public class Restored {
    private static final Logger LOG = Logger.getLogger(Restored.class);

    /** More than there are events of one incident, or incidents in the time since a dump. */
    private static final int EVENTS = 1_000_000;

    private static final int INCIDENTS = 100;

    private static final String LOOK = """
            WITH here AS (
                SELECT concat_ws(' ', (SELECT system_identifier FROM pg_control_system()),
                    (SELECT oid FROM pg_database WHERE datname = current_database()), 'incidents'::regclass::oid) AS number
            ), moved AS (
                UPDATE whereabouts w SET number = here.number, hold_pending = true FROM here WHERE w.number <> here.number RETURNING 1
            ), first AS (
                INSERT INTO whereabouts (number) SELECT number FROM here ON CONFLICT DO NOTHING
            )
            SELECT EXISTS (SELECT FROM moved)""";

    private static final String GO_ON = """
            UPDATE incidents SET fact_sequence = fact_sequence + %1$d, publication_sequence = publication_sequence + %1$d""".formatted(EVENTS);

    private static final String LEAVE_ROOM =
            "SELECT max(nextval('incident_numbers')), max(nextval('maintenance_numbers')) FROM generate_series(1, %d)"
                    .formatted(INCIDENTS);

    private final DataSource database;
    private final NotifierHold notifier;

    Restored(DataSource database, NotifierHold notifier) {
        this.database = database;
        this.notifier = notifier;
    }

    /** Before anything is told, and before the clock does anything. */
    void begin(@Observes @Priority(1) DutiesBegin begin) throws SQLException {
        look();
    }

    void look() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                if (isTrue(statement, LOOK)) {
                    statement.executeUpdate(GO_ON);
                    statement.execute(LEAVE_ROOM);
                    LOG.error(
                            "this database was restored: nothing is told before the notifier holds it; then look at what"
                                    + " waits there, and release it");
                }
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    /** Whether what waits in the outbox may leave. May take some seconds, in which the notifier is asked. */
    public boolean mayTell() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (!isTrue(statement, "SELECT hold_pending FROM whereabouts")) {
                return true;
            }
            if (!notifier.holds("the incident service's database was restored: look at what waits, then release it")) {
                return false;
            }
            try (PreparedStatement held = connection.prepareStatement("UPDATE whereabouts SET hold_pending = false")) {
                held.executeUpdate();
            }
            LOG.warn("the notifier holds everything until it is released: what waited here leaves now");
            return true;
        }
    }

    private static boolean isTrue(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
