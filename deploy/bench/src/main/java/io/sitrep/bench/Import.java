package io.sitrep.bench;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Imports a page's history by HTTP, twice: the second time nothing may change. */
final class Import {
    private final Api api;
    private final Connection database;

    Import(Api api, Connection database) {
        this.api = api;
        this.database = database;
    }

    String run(int incidents) throws SQLException {
        JsonObject file = ImportFile.of(incidents);
        long before = Tables.number(database, "SELECT count(*) FROM incidents");
        Duration first = timed(file);
        long made = Tables.number(database, "SELECT count(*) FROM incidents") - before;
        Duration second = timed(file);
        return "Import of %,d incidents with three updates each: %.1f s (%,.0f a second), the same file again: %.1f s. %s"
                .formatted(
                        incidents,
                        seconds(first),
                        incidents / seconds(first),
                        seconds(second),
                        made == incidents ? "All are there." : "ONLY %,d ARE THERE.".formatted(made));
    }

    private Duration timed(JsonObject file) {
        long begun = System.nanoTime();
        Api.await(api.post("/api/v1/import/statuspage", file));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
