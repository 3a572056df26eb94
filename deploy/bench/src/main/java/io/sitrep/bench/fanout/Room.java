package io.sitrep.bench.fanout;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How much of the disk the notifier's database takes, indexes included: for a reader, and for a delivery in the ledger. */
final class Room {
    /** Of the months' tables each belongs to the ledger; what is not about readers or deliveries is small and the same for all. */
    private static final String SIZES = """
            SELECT coalesce(parent.relname, c.relname) AS name, sum(pg_total_relation_size(c.oid)) AS bytes
            FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class parent ON parent.oid = i.inhparent
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
            GROUP BY 1 HAVING sum(pg_total_relation_size(c.oid)) > 1048576 ORDER BY 2 DESC""";

    private Room() {}

    static String taken(Connection database) throws SQLException {
        StringBuilder said =
                new StringBuilder("\n\nRoom in the notifier's database (tables of a MiB and more, indexes included):");
        try (Statement sql = database.createStatement()) {
            sql.execute("VACUUM ANALYZE");
            try (ResultSet row = sql.executeQuery(SIZES)) {
                while (row.next()) {
                    said.append(" %s %,d KiB;".formatted(row.getString(1), row.getLong(2) / 1024));
                }
            }
            try (ResultSet row =
                    sql.executeQuery("SELECT (SELECT count(*) FROM subscribers), (SELECT count(*) FROM ledger)")) {
                row.next();
                said.append(" %,d readers, %,d deliveries.".formatted(row.getLong(1), row.getLong(2)));
            }
        }
        return said.toString();
    }
}
