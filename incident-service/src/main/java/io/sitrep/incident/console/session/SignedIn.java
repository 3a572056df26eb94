package io.sitrep.incident.console.session;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * Somebody who is signed in to the console.
 *
 * @param actor as the audit names them
 * @param name of the person, or of the token they signed in with
 * @param role as it stands now; null where their token opens nothing any more
 * @param browsers how many they are signed in with
 * @param since when the first of those was
 * @param usedAt when the last of those was used
 */
public record SignedIn(String actor, String name, String role, long browsers, Instant since, Instant usedAt) {
    static SignedIn of(Row row) {
        return new SignedIn(
                row.getString("actor"),
                row.getString("name"),
                row.getString("role"),
                row.getLong("browsers"),
                row.getOffsetDateTime("since").toInstant(),
                row.getOffsetDateTime("used_at").toInstant());
    }
}
