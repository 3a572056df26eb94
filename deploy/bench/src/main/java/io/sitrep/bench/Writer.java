package io.sitrep.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Writes the same rows again and again on one connection, with new values where the database wants them unique. */
final class Writer {
    /** Higher than any number the service gives out meanwhile. */
    private static final AtomicLong NUMBERS = new AtomicLong(1_000_000_000);

    private final Connection connection;
    private final List<Step> steps = new ArrayList<>();

    /** One statement; {@code next} fills it in for the turn given. */
    private record Step(PreparedStatement statement, Filling next) {}

    private interface Filling {
        void fill(PreparedStatement statement, int turn) throws SQLException;
    }

    Writer(Connection connection, String schema, WrittenRows rows, Keys keys) throws SQLException {
        this.connection = connection;
        for (WrittenRows.Inserted row : rows.inserted()) {
            steps.add(insert(schema, row));
        }
        for (String table : rows.updated()) {
            steps.add(update(schema, table, keys));
        }
        connection.commit();
    }

    Histogram write(int times) throws SQLException {
        Histogram micros = Sample.histogram();
        for (int turn = 0; turn < times; turn++) {
            long begun = System.nanoTime();
            for (Step step : steps) {
                step.next().fill(step.statement(), turn);
                step.statement().executeUpdate();
            }
            connection.commit();
            micros.recordValue((System.nanoTime() - begun) / 1_000);
        }
        return micros;
    }

    private Step insert(String schema, WrittenRows.Inserted row) throws SQLException {
        List<String> unique = Tables.unique(connection, row.table());
        PreparedStatement statement = connection.prepareStatement("INSERT INTO %s.%s (%s) VALUES (%s)"
                .formatted(
                        schema,
                        row.table(),
                        String.join(", ", row.columns()),
                        String.join(", ", Collections.nCopies(row.columns().size(), "?"))));
        return new Step(statement, (filled, turn) -> {
            for (int i = 0; i < row.columns().size(); i++) {
                Object value = row.values().get(i);
                filled.setObject(i + 1, unique.contains(row.columns().get(i)) ? fresh(value) : value);
            }
        });
    }

    /** A row written anew in its place, with the same values: what it costs is the same. */
    private Step update(String schema, String table, Keys keys) throws SQLException {
        String plain = Tables.plain(connection, table).get(0);
        List<String> columns = keys.columns().get(table);
        List<List<Object>> rows = keys.rows().get(table);
        String where = String.join(
                " AND ", columns.stream().map(column -> column + " = ?").toList());
        PreparedStatement statement = connection.prepareStatement(
                "UPDATE %1$s.%2$s SET %3$s = %3$s WHERE %4$s".formatted(schema, table, plain, where));
        return new Step(statement, (filled, turn) -> {
            List<Object> key = rows.get(turn % rows.size());
            for (int i = 0; i < key.size(); i++) {
                filled.setObject(i + 1, key.get(i));
            }
        });
    }

    private static Object fresh(Object value) {
        if (value instanceof UUID) {
            return UUID.randomUUID();
        }
        if (value instanceof String) {
            return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        }
        if (value instanceof Long) {
            return NUMBERS.incrementAndGet();
        }
        return value;
    }
}
