package io.sitrep.incident.page;

import static io.sitrep.incident.page.PageRows.instant;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The times of an incident as the public lived through them: a row also holds what responders did among themselves, and
 * when. What was imported was public from the start, so its own times hold.
 */
final class PublicTimes {
    private PublicTimes() {}

    /** When the public last learned anything; it is not to learn from this that something happened inside. */
    static Instant updatedAt(Row incident, List<Row> updates) {
        Instant beginning =
                Objects.requireNonNullElse(instant(incident, "source_updated_at"), instant(incident, "created_at"));
        Stream<Instant> said = updates.stream()
                .filter(update -> !update.getBoolean("imported"))
                .flatMap(update -> Stream.of(instant(update, "at"), instant(update, "edited_at")));
        return Stream.concat(Stream.ofNullable(instant(incident, "public_updated_at")), said)
                .filter(Objects::nonNull)
                .reduce(beginning, (a, b) -> a.isAfter(b) ? a : b);
    }
}
