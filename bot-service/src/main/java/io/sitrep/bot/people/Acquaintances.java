package io.sitrep.bot.people;

import io.sitrep.bot.people.Hearsay.Said;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What a platform said of people, kept for a while. */
public interface Acquaintances {
    /** What was said so long ago. */
    Uni<Void> forget(Duration age);

    /** What the first of these rows says; {@code known_at} is when it was said. */
    static <V> Optional<Said<V>> said(RowSet<Row> rows, Function<Row, V> read) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        return Optional.of(
                new Said<>(read.apply(row), row.getOffsetDateTime("known_at").toInstant()));
    }
}
