package io.sitrep.e2e.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What {@code pg_dump --data-only} makes of a database and brings back: the rows of each table by {@code COPY}, all as of one moment,
 * and how far its sequences were.
 * The embedded server comes without that program, and one of another version refuses it.
 */
final class Dump {
    private static final String TABLES = """
            SELECT c.relname, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                AND a.attgenerated = ''
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'flyway_schema_history'
            GROUP BY c.relname ORDER BY c.relname""";

    private static final String SEQUENCES = """
            SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL""";

    private final Path directory;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final Map<String, Long> sequences = new LinkedHashMap<>();

    private Dump(Path directory) {
        this.directory = directory;
    }

    /** Takes it while others go on writing. */
    static Dump of(Connection database, Path directory) throws SQLException, IOException {
        Dump dump = new Dump(directory);
        database.setAutoCommit(false);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement ask = database.createStatement();
                ResultSet tables = ask.executeQuery(TABLES)) {
            while (tables.next()) {
                dump.columns.put(tables.getString(1), tables.getString(2));
            }
        }
        try (Statement ask = database.createStatement();
                ResultSet numbers = ask.executeQuery(SEQUENCES)) {
            while (numbers.next()) {
                dump.sequences.put(numbers.getString(1), numbers.getLong(2));
            }
        }
        CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
        for (var table : dump.columns.entrySet()) {
            try (OutputStream file = Files.newOutputStream(dump.file(table.getKey()))) {
                copy.copyOut("COPY " + table.getKey() + " (" + table.getValue() + ") TO STDOUT", file);
            }
        }
        database.rollback();
        return dump;
    }

    /** @param database with the same schema; what is in it goes */
    void restore(Connection database) throws SQLException, IOException {
        database.setAutoCommit(false);
        List<String> tables = new ArrayList<>(columns.keySet());
        try (Statement run = database.createStatement()) {
            // The order of the tables does not matter then.
            run.execute("SET session_replication_role = replica");
            run.execute("TRUNCATE " + String.join(", ", tables));
            for (var sequence : sequences.entrySet()) {
                run.execute("SELECT setval('%s', %d)".formatted(sequence.getKey(), sequence.getValue()));
            }
        }
        CopyManager copy = database.unwrap(PGConnection.class).getCopyAPI();
        for (String table : tables) {
            try (InputStream file = Files.newInputStream(file(table))) {
                copy.copyIn("COPY " + table + " (" + columns.get(table) + ") FROM STDIN", file);
            }
        }
        database.commit();
    }

    private Path file(String table) {
        return directory.resolve(table + ".copy");
    }
}
