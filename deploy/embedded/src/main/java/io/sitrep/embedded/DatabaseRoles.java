package io.sitrep.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Three roles for one database: an owner, for what changes the schema, one that owns nothing, for the service, and one for who only
 * reads what is public. What those two may do is for the owner's migrations to say.
 *
 * @param owner owns the database and all that is in it
 * @param service only connects
 * @param page only connects
 */
public record DatabaseRoles(String owner, String service, String page) {
    private static final String PAGE = "page";

    private static final String MISSING = """
            SELECT format('CREATE ROLE %I LOGIN', wanted) FROM unnest(ARRAY[?, ?, ?]) wanted
            WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted)""";

    /** All that was made before there were two roles. What belongs to a table goes with it. */
    private static final String OWNED_BY_OTHERS = """
            SELECT 1, format('ALTER DATABASE %I OWNER TO %I', datname, ?) FROM pg_database
            WHERE datname = current_database() AND pg_get_userbyid(datdba) <> ?
            UNION ALL
            SELECT 2, format('ALTER %s %I.%I OWNER TO %I',
                CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
                nspname, relname, ?)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE nspname = 'public' AND relkind IN ('r', 'p', 'v', 'm', 'S') AND pg_get_userbyid(relowner) <> ?
                AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i'))
            UNION ALL
            SELECT 3, format('ALTER ROUTINE %s OWNER TO %I', p.oid::regprocedure, ?)
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE nspname = 'public' AND pg_get_userbyid(proowner) <> ?
            ORDER BY 1""";

    /** The names that go with a database's; the page's is the one that migrations look for. */
    public static DatabaseRoles of(String database) {
        return new DatabaseRoles(database + "_owner", database + "_service", PAGE);
    }

    /** Makes them true in the database of this connection, a superuser's. Changes nothing where they are. */
    void settle(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        run(connection, statements(connection, MISSING, 1, owner, service, page));
        run(connection, statements(connection, OWNED_BY_OTHERS, 2, owner, owner, owner, owner, owner, owner));
        connection.commit();
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        for (String each : statements) {
            connection.createStatement().execute(each);
        }
    }

    private static List<String> statements(Connection connection, String query, int column, String... values)
            throws SQLException {
        List<String> statements = new ArrayList<>();
        try (PreparedStatement question = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                question.setString(i + 1, values[i]);
            }
            try (ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    statements.add(rows.getString(column));
                }
            }
        }
        return statements;
    }
}
