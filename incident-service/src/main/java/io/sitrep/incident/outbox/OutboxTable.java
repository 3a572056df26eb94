package io.sitrep.incident.outbox;

import io.sitrep.incident.sql.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The relay's side of the outbox, on a database connection of its own that also holds the drainer's lock. */
@ApplicationScoped
class OutboxTable {
    /** Any number, as long as nothing else in this database uses it. */
    static final long LOCK = 7_202_611_210_001L;

    /** The oldest rows that nothing holds up: at most so many, and only about so many bytes at once in memory. */
    private static final String NEXT = """
            SELECT * FROM (
                SELECT id, event_id, topic, key, type, subject, time, traceparent, data,
                       sum(coalesce(length(data), 0)) OVER (ORDER BY id) - coalesce(length(data), 0) AS before
                FROM (SELECT * FROM outbox o
                      WHERE parked_at IS NULL AND NOT EXISTS (
                          SELECT 1 FROM outbox p WHERE p.key = o.key AND p.parked_at IS NOT NULL AND p.id < o.id)
                      ORDER BY id LIMIT ?) oldest) counted
            WHERE before < 4000000 ORDER BY id""";

    private final DataSource database;

    OutboxTable(DataSource database) {
        this.database = database;
    }

    /** The right to drain, or null while another replica has it. It ends with the connection. */
    Drain tryBecomeDrainer() throws SQLException {
        return Lease.take(database, LOCK).map(Drain::new).orElse(null);
    }

    /** What the one drainer may do. */
    static final class Drain implements AutoCloseable {
        private final Lease lease;
        private final Connection connection;

        private Drain(Lease lease) {
            this.lease = lease;
            this.connection = lease.connection();
        }

        List<PendingEvent> next(int limit) throws SQLException {
            List<PendingEvent> events = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(NEXT)) {
                query.setInt(1, limit);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        events.add(event(row));
                    }
                }
            }
            return events;
        }

        void delete(List<PendingEvent> events) throws SQLException {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
                Object[] ids = events.stream().map(PendingEvent::id).toArray();
                delete.setArray(1, connection.createArrayOf("bigint", ids));
                delete.executeUpdate();
            }
        }

        void park(PendingEvent event, String reason) throws SQLException {
            try (PreparedStatement park = connection.prepareStatement(
                    "UPDATE outbox SET parked_at = now(), parked_reason = ? WHERE id = ?")) {
                park.setString(1, reason);
                park.setLong(2, event.id());
                park.executeUpdate();
            }
        }

        @Override
        public void close() throws SQLException {
            lease.close();
        }

        private static PendingEvent event(ResultSet row) throws SQLException {
            return new PendingEvent(
                    row.getLong("id"),
                    row.getObject("event_id", UUID.class),
                    row.getString("topic"),
                    row.getString("key"),
                    row.getString("type"),
                    row.getString("subject"),
                    row.getTimestamp("time").toInstant(),
                    row.getString("traceparent"),
                    row.getString("data"));
        }
    }
}
