package io.sitrep.notifier.catalog;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What there is to choose from, as far as it was told. */
@Singleton
public class Catalog {
    private static final String COMPONENTS =
            "SELECT id, public_id, name, group_id FROM catalog_components WHERE NOT retired ORDER BY position, name";
    private static final String RETIRED = "SELECT id, name FROM catalog_components WHERE retired";
    private static final String GROUPS = "SELECT id, public_id, name FROM catalog_groups ORDER BY position, name";
    private static final String REGIONS = "SELECT code, name, parent FROM regions ORDER BY built_in, code";

    private final Pool pool;

    Catalog(Pool pool) {
        this.pool = pool;
    }

    public Uni<Choices> choices() {
        return Uni.combine()
                .all()
                .unis(
                        read(
                                COMPONENTS,
                                row -> new Choices.Component(
                                        row.getUUID("id"),
                                        row.getString("public_id"),
                                        row.getString("name"),
                                        row.getUUID("group_id"))),
                        read(
                                GROUPS,
                                row -> new Choices.Group(
                                        row.getUUID("id"), row.getString("public_id"), row.getString("name"))),
                        read(
                                REGIONS,
                                row -> new Choices.Region(
                                        row.getString("code"), row.getString("name"), row.getString("parent"))),
                        read(RETIRED, row -> Map.entry(row.getUUID("id"), row.getString("name")))
                                .map(rows -> rows.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue))))
                .with(Choices::new);
    }

    private <T> Uni<List<T>> read(String sql, Function<Row, T> one) {
        return pool.query(sql)
                .execute()
                .map((RowSet<Row> rows) ->
                        StreamSupport.stream(rows.spliterator(), false).map(one).toList());
    }
}
