package io.sitrep.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows that can be updated.
 *
 * @param columns the key's columns of each table
 * @param rows the keys of each table
 */
record Keys(Map<String, List<String>> columns, Map<String, List<List<Object>>> rows) {

    static Keys of(Connection database, String schema, List<String> tables) throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
        for (String table : tables) {
            columns.put(table, Tables.key(database, table));
            rows.put(table, keys(database, schema + "." + table, columns.get(table)));
        }
        return new Keys(columns, rows);
    }

    /** One part out of so many, so that nobody waits for a row of another's. */
    Keys every(int part, int parts) {
        Map<String, List<List<Object>>> mine = new LinkedHashMap<>();
        rows.forEach((table, all) -> {
            List<List<Object>> own = IntStream.range(0, all.size())
                    .filter(i -> i % parts == part)
                    .mapToObj(all::get)
                    .toList();
            mine.put(table, own.isEmpty() ? all : own);
        });
        return new Keys(columns, mine);
    }

    private static List<List<Object>> keys(Connection database, String table, List<String> columns)
            throws SQLException {
        List<List<Object>> keys = new ArrayList<>();
        try (Statement sql = database.createStatement();
                ResultSet row = sql.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + table)) {
            while (row.next()) {
                List<Object> key = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    key.add(row.getObject(i));
                }
                keys.add(key);
            }
        }
        return keys;
    }
}
