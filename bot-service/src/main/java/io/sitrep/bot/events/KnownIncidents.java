package io.sitrep.bot.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/** The incidents events told of. Fails only when our own database is away. */
@Singleton
public class KnownIncidents {
    private final Pool database;

    KnownIncidents(Pool database) {
        this.database = database;
    }

    /** One of them, by the name people know it by. */
    public record Known(String ref, String title) {}

    /** Those whose reference or title has this in it: the open ones first, of these the newest. */
    public Uni<List<Known>> like(String typed, int most) {
        return database.preparedQuery("""
                        SELECT ref, head ->> 'title' AS title FROM incident
                        WHERE kind = 'incident' AND (ref || ' ' || (head ->> 'title')) ILIKE '%' || $1 || '%'
                        ORDER BY open DESC, created_at DESC, ref DESC LIMIT $2""")
                .execute(Tuple.of(typed.replaceAll("([\\\\%_])", "\\\\$1"), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Known(row.getString("ref"), row.getString("title")))
                        .toList());
    }
}
