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
import java.util.stream.Collectors;
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
        return all.isEmpty() ? none() : into(table(all), all);
    }

    /** The same, and a row whose id is there already takes the place of that one. */
    static Uni<Void> replacing(Stream<? extends PanacheEntityBase> rows) {
        List<? extends PanacheEntityBase> all = rows.toList();
        if (all.isEmpty()) {
            return none();
        }
        List<String> columns = columns(all);
        String values = columns.stream().map(column -> "EXCLUDED." + column).collect(Collectors.joining(", "));
        return run(
                "%s ON CONFLICT (id) DO UPDATE SET (%s) = ROW (%s)"
                        .formatted(statement(table(all), columns), String.join(", ", columns), values),
                all);
    }

    /** @param rows whose fields are named as the columns are */
    static Uni<Void> into(String table, List<?> rows) {
        return rows.isEmpty() ? none() : run(statement(table, columns(rows)), rows);
    }

    private static Uni<Void> run(String statement, List<?> rows) {
        return PlainSql.update(statement, json(rows)).replaceWithVoid();
    }

    /** For {@code json_populate_recordset}. */
    static String json(List<?> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Uni<Void> none() {
        return Uni.createFrom().voidItem();
    }

    private static String table(List<? extends PanacheEntityBase> rows) {
        return rows.get(0).getClass().getAnnotation(Table.class).name();
    }

    private static List<String> columns(List<?> rows) {
        List<String> columns = new ArrayList<>();
        JSON.valueToTree(rows.get(0)).fieldNames().forEachRemaining(columns::add);
        return columns;
    }

    private static String statement(String table, List<String> columns) {
        return "INSERT INTO %1$s (%2$s) SELECT %2$s FROM json_populate_recordset(cast(null AS %1$s), $1::text::json)"
                .formatted(table, String.join(", ", columns));
    }
}
