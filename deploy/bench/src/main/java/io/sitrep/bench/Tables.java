package io.sitrep.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the database says of its own tables. */
final class Tables {
    private static final String NAMES = """
            SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
              AND relname NOT LIKE 'flyway%' ORDER BY relname""";

    private static final String FILLED = """
            SELECT attname FROM pg_attribute WHERE attrelid = ('public.' || ?)::regclass AND attnum > 0
              AND (attidentity <> '' OR attgenerated <> '')""";

    private static final String UNIQUE = """
            SELECT DISTINCT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
            WHERE i.indrelid = ('public.' || ?)::regclass AND i.indisunique""";

    private static final String KEY = """
            SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
            WHERE i.indrelid = ('public.' || ?)::regclass AND i.indisprimary ORDER BY a.attnum""";

    private static final String PLAIN = """
            SELECT attname FROM pg_attribute a WHERE attrelid = ('public.' || ?)::regclass AND attnum > 0
              AND attgenerated = '' AND attidentity = '' AND NOT attisdropped AND NOT EXISTS (
                SELECT 1 FROM pg_index i WHERE i.indrelid = a.attrelid AND a.attnum = ANY (i.indkey)) ORDER BY attnum""";

    private Tables() {}

    static List<String> names(Connection database) throws SQLException {
        try (Statement sql = database.createStatement()) {
            return strings(sql, NAMES);
        }
    }

    /** Columns the database fills by itself. */
    static List<String> filled(Connection database, String table) throws SQLException {
        return strings(database, FILLED, table);
    }

    /** Columns that some unique index has. */
    static List<String> unique(Connection database, String table) throws SQLException {
        return strings(database, UNIQUE, table);
    }

    static List<String> key(Connection database, String table) throws SQLException {
        return strings(database, KEY, table);
    }

    /** Columns in no index. */
    static List<String> plain(Connection database, String table) throws SQLException {
        return strings(database, PLAIN, table);
    }

    static List<String> strings(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            return strings(rows);
        }
    }

    static long number(Connection database, String query) throws SQLException {
        try (Statement sql = database.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> strings(Connection database, String query, String table) throws SQLException {
        try (PreparedStatement sql = database.prepareStatement(query)) {
            sql.setString(1, table);
            try (ResultSet rows = sql.executeQuery()) {
                return strings(rows);
            }
        }
    }

    private static List<String> strings(ResultSet rows) throws SQLException {
        List<String> all = new ArrayList<>();
        while (rows.next()) {
            all.add(rows.getString(1));
        }
        return all;
    }
}
