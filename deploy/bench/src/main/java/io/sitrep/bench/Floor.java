package io.sitrep.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * What the same writing costs without the service: a bare loop over JDBC that writes the rows of one request and commits, on
 * as many connections, into tables of the same shape in a schema of their own. There is no reading and deciding in it, no
 * foreign key and no deletion from the outbox: a floor, not a rival.
 */
final class Floor implements AutoCloseable {
    private final List<Writer> writers = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads;

    Floor(RunningService service, String schema, WrittenRows rows, int writerCount) throws SQLException {
        try (Connection database = connect(service)) {
            tables(database, schema, rows);
            Keys keys = Keys.of(database, schema, rows.updated());
            for (int i = 0; i < writerCount; i++) {
                Connection connection = connect(service);
                connections.add(connection);
                connection.setAutoCommit(false);
                writers.add(new Writer(connection, schema, rows, keys.every(i, writerCount)));
            }
        }
        this.threads = Executors.newFixedThreadPool(writerCount);
    }

    /** Writes as often in all as it is told. */
    Sample run(int total) {
        int each = total / writers.size();
        long begun = System.nanoTime();
        List<Future<Histogram>> running = writers.stream()
                .map(writer -> threads.submit((Callable<Histogram>) () -> writer.write(each)))
                .toList();
        Histogram all = Sample.histogram();
        for (Future<Histogram> one : running) {
            try {
                all.add(one.get());
            } catch (Exception failure) {
                throw new IllegalStateException("the reference broke off", failure);
            }
        }
        return new Sample(Duration.ofNanos(System.nanoTime() - begun), all);
    }

    static Connection connect(RunningService service) throws SQLException {
        return DriverManager.getConnection(service.jdbcUrl(), service.databaseUser(), "");
    }

    private static void tables(Connection database, String schema, WrittenRows rows) throws SQLException {
        try (Statement sql = database.createStatement()) {
            sql.execute("CREATE SCHEMA " + schema);
            for (String table : Tables.names(database)) {
                sql.execute("CREATE TABLE %1$s.%2$s (LIKE public.%2$s INCLUDING ALL)".formatted(schema, table));
            }
            for (String table : List.copyOf(new TreeSet<>(rows.updated()))) {
                sql.execute("INSERT INTO %1$s.%2$s OVERRIDING SYSTEM VALUE SELECT * FROM public.%2$s"
                        .formatted(schema, table));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
