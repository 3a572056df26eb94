package io.sitrep.e2e;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Takes the advisory lock of the incident service's relay away from it, so that what is committed stays in the outbox: we
 * queue up for the lock, then end the relay's session, and PostgreSQL gives the lock to who waits for it.
 */
final class RelayLock implements AutoCloseable {
    private static final String HOLDER = """
            SELECT l.pid, (l.classid::bigint << 32) | l.objid::bigint AS key FROM pg_locks l
            JOIN pg_database d ON d.oid = l.database
            WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()
              AND (l.classid::bigint << 32) | l.objid::bigint = 7202611210001""";

    private final Connection watching;
    private final Connection holding;

    private RelayLock(Connection watching, Connection holding) {
        this.watching = watching;
        this.holding = holding;
    }

    static RelayLock takeOver(RunningSuite suite) throws SQLException {
        Connection watching = connect(suite);
        Connection holding = connect(suite);
        try (Statement ask = watching.createStatement();
                ResultSet holder = ask.executeQuery(HOLDER)) {
            if (!holder.next()) {
                throw new AssertionError("nobody drains the outbox");
            }
            long key = holder.getLong("key");
            int relay = holder.getInt("pid");
            CompletableFuture<Void> taken = CompletableFuture.runAsync(() -> lock(holding, key));
            RelayLock lock = new RelayLock(watching, holding);
            await().atMost(Duration.ofSeconds(60)).until(lock::isQueued);
            watching.createStatement().execute("SELECT pg_terminate_backend(" + relay + ")");
            taken.join();
            return lock;
        }
    }

    /** Events that are committed and have not left the house. */
    int waitingEvents() throws SQLException {
        return number("SELECT count(*) FROM outbox");
    }

    /** Lets the relay go on. */
    @Override
    public void close() throws SQLException {
        holding.close();
        watching.close();
    }

    private boolean isQueued() throws SQLException {
        return number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") > 0;
    }

    private int number(String query) throws SQLException {
        try (Statement ask = watching.createStatement();
                ResultSet answer = ask.executeQuery(query)) {
            answer.next();
            return answer.getInt(1);
        }
    }

    private static void lock(Connection connection, long key) {
        try {
            connection.createStatement().execute("SELECT pg_advisory_lock(" + key + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(RunningSuite suite) throws SQLException {
        return DriverManager.getConnection(suite.jdbcUrl("incident"), "postgres", "");
    }
}
