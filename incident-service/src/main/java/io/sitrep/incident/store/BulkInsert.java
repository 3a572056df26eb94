package io.sitrep.incident.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.sitrep.incident.sql.PlainSql;
import io.sitrep.kit.json.StrictJson;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Inserts many rows of one table in one statement: for thousands of rows that nobody will touch again in this session,
 * several times as fast as making each known to the session. The columns are the fields of the row.
 */
final class BulkInsert {
    /** The fields of a row under the names of their columns, and nothing else of it. */
    private static final ObjectMapper JSON = StrictJson.newMapper()
            .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, Visibility.ANY);

    private BulkInsert() {}

    /** @param rows all of one kind */
    static Uni<Void> of(Stream<? extends PanacheEntityBase> rows) {
        List<? extends PanacheEntityBase> all = rows.toList();
        return all.isEmpty()
                ? Uni.createFrom().voidItem()
                : into(all.get(0).getClass().getAnnotation(Table.class).name(), all);
    }

    static Uni<Void> into(String table, List<?> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<String> columns = new ArrayList<>();
        JSON.valueToTree(rows.get(0)).fieldNames().forEachRemaining(columns::add);
        return PlainSql.update(statement(table, String.join(", ", columns)), text(rows))
                .replaceWithVoid();
    }

    private static String statement(String table, String columns) {
        return "INSERT INTO %1$s (%2$s) SELECT %2$s FROM json_populate_recordset(cast(null AS %1$s), %3$s)"
                .formatted(table, columns, "$1::text::json");
    }

    private static String text(List<?> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
