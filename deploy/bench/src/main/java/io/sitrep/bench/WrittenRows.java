package io.sitrep.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows a request inserts and updates, found out by watching one through triggers: so the reference writes what the
 * service writes, whatever that is by now.
 *
 * @param inserted each with its table and values
 * @param updated the table of each row that was updated
 */
record WrittenRows(List<Inserted> inserted, List<String> updated) {
    private static final String KEEP = """
            CREATE FUNCTION sample.keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
                IF TG_OP = 'INSERT' THEN
                    EXECUTE format('INSERT INTO sample.%I SELECT ($1).*', TG_TABLE_NAME) USING NEW;
                ELSE
                    INSERT INTO sample.updated_rows VALUES (TG_TABLE_NAME);
                END IF;
                RETURN NULL;
            END $$""";

    /** One row; a column that the database fills by itself is left out. */
    record Inserted(String table, List<String> columns, List<Object> values) {}

    static WrittenRows of(Connection database, Runnable request) throws SQLException {
        List<String> tables = Tables.names(database);
        try (Statement sql = database.createStatement()) {
            sql.execute("CREATE SCHEMA sample");
            sql.execute("CREATE TABLE sample.updated_rows (name text)");
            sql.execute(KEEP);
            for (String table : tables) {
                sql.execute("CREATE TABLE sample.%1$s (LIKE public.%1$s)".formatted(table));
                sql.execute(
                        "CREATE TRIGGER bench_sample AFTER INSERT OR UPDATE ON public.%s FOR EACH ROW EXECUTE FUNCTION sample.keep()"
                                .formatted(table));
            }
            try {
                request.run();
            } finally {
                for (String table : tables) {
                    sql.execute("DROP TRIGGER bench_sample ON public." + table);
                }
            }
            List<Inserted> inserted = new ArrayList<>();
            for (String table : tables) {
                inserted.addAll(rows(sql, table, Tables.filled(database, table)));
            }
            List<String> updated = Tables.strings(sql, "SELECT name FROM sample.updated_rows");
            sql.execute("DROP SCHEMA sample CASCADE");
            return new WrittenRows(inserted, updated);
        }
    }

    private static List<Inserted> rows(Statement sql, String table, List<String> filled) throws SQLException {
        List<Inserted> rows = new ArrayList<>();
        try (ResultSet row = sql.executeQuery("SELECT * FROM sample." + table)) {
            ResultSetMetaData shape = row.getMetaData();
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                List<Object> values = new ArrayList<>();
                for (int i = 1; i <= shape.getColumnCount(); i++) {
                    if (!filled.contains(shape.getColumnName(i))) {
                        columns.add(shape.getColumnName(i));
                        values.add(row.getObject(i));
                    }
                }
                rows.add(new Inserted(table, columns, values));
            }
        }
        return rows;
    }
}
