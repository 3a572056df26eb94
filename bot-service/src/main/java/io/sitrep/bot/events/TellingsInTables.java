package io.sitrep.bot.events;

import io.sitrep.bot.port.Tellings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** By the counts of all publications of an update: it is told once more when it is corrected. */
@Singleton
class TellingsInTables implements Tellings {
    private final Pool database;

    TellingsInTables(Pool database) {
        this.database = database;
    }

    @Override
    public Uni<Set<String>> ended(UUID incident) {
        return database.preparedQuery("""
                        SELECT update_id FROM incident_told WHERE incident_id = $1 AND update_id IS NOT NULL
                        GROUP BY update_id HAVING bool_and(unsent = 0)""")
                .execute(Tuple.of(incident))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("update_id").toString())
                        .collect(Collectors.toSet()));
    }
}
