package io.sitrep.incident.restored;

import io.quarkus.scheduler.Scheduled;
import io.sitrep.incident.duty.DutiesBegin;
import io.sitrep.incident.duty.OffDuty;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Knows a database that came from a dump: it is not where it was first opened. What it has told since the dump was made it does not
 * know, so it goes on at numbers that it can't have used, not even after an earlier restore of the same dump: of events, or whoever
 * reads them would take the new ones for old ones and drop them; and of incidents, or two would be called the same. What the clock
 * has become due for meanwhile may have been told, too: {@link #mayTell} is false until the notifier holds everything for somebody to
 * look at. Who was signed in to the console then is not any more.
 *
 * <p>Known by the server's, the database's and the table's own numbers, which no dump carries. A server that took over from another,
 * or a copy of its files, has the same ones: whoever restores that way says so, {@code UPDATE whereabouts SET number = ''}. Not
 * guaranteed: that names are new where more than a hundred incidents, and more than two in each minute since, were declared.
 */
@Singleton
public class Restored {
    private static final Logger LOG = Logger.getLogger(Restored.class);

    /** More than there are events of one incident. */
    private static final int EVENTS = 1_000_000;

    /** More than there are incidents that nobody has heard of by the time of a restore. */
    private static final int INCIDENTS = 100;

    /** More incidents than one a time are not declared for long. */
    private static final Duration EACH_INCIDENT = Duration.ofSeconds(30);

    /** Answers when the dump was made, where it came from one. */
    private static final String LOOK = """
            WITH here AS (
                SELECT concat_ws(' ', (SELECT system_identifier FROM pg_control_system()),
                    (SELECT oid FROM pg_database WHERE datname = current_database()), 'incidents'::regclass::oid) AS number
            ), was AS (
                SELECT seen_at FROM whereabouts
            ), moved AS (
                UPDATE whereabouts w SET number = here.number, hold_pending = true, catalog_pending = true, seen_at = now()
                FROM here WHERE w.number <> here.number RETURNING 1
            ), first AS (
                INSERT INTO whereabouts (number) SELECT number FROM here ON CONFLICT DO NOTHING
            )
            SELECT was.seen_at, now() FROM moved, was""";

    /** The time in milliseconds only grows, so that a second restore goes on above the first, and faster than anybody can tell. */
    private static final String GO_ON = """
            UPDATE incidents SET
                fact_sequence = greatest(fact_sequence + %1$d, (extract(epoch FROM now()) * 1000)::bigint),
                publication_sequence = greatest(publication_sequence + %1$d, (extract(epoch FROM now()) * 1000)::bigint)""".formatted(EVENTS);

    private static final String LEAVE_ROOM =
            "SELECT max(nextval('incident_numbers')), max(nextval('maintenance_numbers')) FROM generate_series(1, %d)";

    /** One of them may have been ended since. */
    private static final String SIGN_OUT = "DELETE FROM console_sessions";

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
                try (ResultSet dump = statement.executeQuery(LOOK)) {
                    if (dump.next()) {
                        goOn(connection, time(dump, 1), time(dump, 2));
                    }
                }
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private static void goOn(Connection connection, Instant made, Instant now) throws SQLException {
        long names = INCIDENTS + Math.max(0, Duration.between(made, now).dividedBy(EACH_INCIDENT));
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(GO_ON);
            statement.execute(LEAVE_ROOM.formatted(names));
            statement.executeUpdate(SIGN_OUT);
        }
        LOG.errorf(
                "this database was restored: it was last in use at %s. Nothing is told before the notifier holds it; then look"
                        + " at what waits there, and release it. Nobody is signed in to the console any more; a token that was"
                        + " revoked since works again: look at GET /api/v1/tokens",
                made);
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

    /** So that a dump says how old it is. */
    @Scheduled(every = "1m", skipExecutionIf = OffDuty.class)
    void worksHere() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE whereabouts SET seen_at = now()");
        }
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static boolean isTrue(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
