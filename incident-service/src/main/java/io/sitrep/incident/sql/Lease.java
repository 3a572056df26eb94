package io.sitrep.incident.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A right that one replica has at a time, kept by an advisory lock on a database connection of its own: it ends with the
 * connection, also where the replica does not live to give it back. Not guaranteed: that whoever has lost it knows at once.
 */
public final class Lease implements AutoCloseable {
    private static final int PATIENCE_SECONDS = (int) Duration.ofSeconds(2).toSeconds();

    private final Connection connection;
    private final long lock;

    private Lease(Connection connection, long lock) {
        this.connection = connection;
        this.lock = lock;
    }

    /**
     * @param lock any number, as long as nothing else in this database uses it
     * @return empty while another replica has it
     */
    public static Optional<Lease> take(DataSource database, long lock) throws SQLException {
        Connection connection = database.getConnection();
        try (PreparedStatement attempt = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            attempt.setLong(1, lock);
            try (ResultSet got = attempt.executeQuery()) {
                if (got.next() && got.getBoolean(1)) {
                    return Optional.of(new Lease(connection, lock));
                }
            }
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        connection.close();
        return Optional.empty();
    }

    /** The connection that holds it, for work of its own. */
    public Connection connection() {
        return connection;
    }

    /** Asks the database, which answers while the connection lives. */
    public boolean isHeld() {
        try {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException lost) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        try (PreparedStatement unlock = connection.prepareStatement("SELECT pg_advisory_unlock(?)")) {
            unlock.setLong(1, lock);
            unlock.execute();
        } finally {
            connection.close();
        }
    }
}
