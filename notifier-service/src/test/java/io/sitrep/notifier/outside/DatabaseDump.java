package io.sitrep.notifier.outside;

import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Map;
import java.util.TreeMap;

/** Every row of every table at one moment, as a logical dump has them; some tables can be set back to it. */
public final class DatabaseDump {
    private final Notifier notifier;
    private final Map<String, JsonArray> rows = new TreeMap<>();

    public DatabaseDump(Notifier notifier) {
        this.notifier = notifier;
        for (Row table : notifier.sql("SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = 'public' AND c.relkind = 'r'")) {
            String name = table.getString(0);
            rows.put(
                    name,
                    notifier.sql("SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM " + name + " t")
                            .get(0)
                            .getJsonArray(0));
        }
    }

    public String text() {
        return rows.toString();
    }

    /** @param tables those that refer to others after them */
    public void restore(String... tables) {
        for (String table : tables) {
            notifier.sql("DELETE FROM " + table);
        }
        for (String table : tables) {
            notifier.sql(
                    "INSERT INTO " + table + " SELECT * FROM jsonb_populate_recordset(NULL::" + table + ", $1::jsonb)",
                    rows.get(table));
        }
    }
}
