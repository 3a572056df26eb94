package io.sitrep.incident.console.incident;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far incidents are that somebody has on a screen: asked of the database once a second for each of them, however many look
 * at it, so that it does not matter which replica has changed it. Counts of deliveries are part of it.
 */
@ApplicationScoped
public class LiveVersions {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String ASK = """
            SELECT i.version || '.' || coalesce((SELECT sum(sequence) FROM delivery_counts WHERE incident_id = i.id), 0)
            FROM incidents i WHERE i.id = $1""";

    private final Pool database;
    private final Map<UUID, Multi<String>> watched = new ConcurrentHashMap<>();

    LiveVersions(Pool database) {
        this.database = database;
    }

    /** Each version once, beginning with what is now; and what was said last again, so that a browser that is gone is noticed. */
    Multi<String> of(UUID incident) {
        return watched.computeIfAbsent(incident, this::watch);
    }

    private Multi<String> watch(UUID incident) {
        return Multi.createFrom()
                .ticks()
                .every(PAUSE)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> ask(incident))
                .filter(version -> !version.isEmpty())
                .onTermination()
                .invoke(() -> watched.remove(incident))
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** Empty while the database is away, or the incident is. */
    private Uni<String> ask(UUID incident) {
        return database.preparedQuery(ASK)
                .execute(Tuple.of(incident))
                .map(rows -> rows.size() == 0 ? "" : rows.iterator().next().getString(0))
                .onFailure()
                .recoverWithItem("");
    }
}
