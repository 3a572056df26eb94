package io.sitrep.incident.catalog.region;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.incident.duty.DutiesBegin;
import io.sitrep.incident.duty.OffDuty;
import io.sitrep.kit.problem.Failures;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps {@link Regions} as the database has them: from the start on, after each change here, and every few seconds. */
@Singleton
public class RegionWatch {
    /** Before anything that checks a region. */
    private static final int EARLY = 1;

    private final Pool database;

    RegionWatch(Pool database) {
        this.database = database;
    }

    void start(@Observes @Priority(EARLY) DutiesBegin started) {
        try {
            VertxContextSupport.subscribeAndAwait(this::refresh);
        } catch (Throwable failure) {
            throw Failures.unchecked(failure);
        }
    }

    @Scheduled(
            every = "3s",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = OffDuty.class)
    public Uni<Void> refresh() {
        return database.query("SELECT code, name, parent FROM regions")
                .execute()
                .map(rows -> rows.stream()
                        .map(row -> new Region(row.getString(0), row.getString(1), row.getString(2), false))
                        .toList())
                .invoke((List<Region> custom) ->
                        Regions.are(RegionTree.builtIn().with(custom)))
                .replaceWithVoid();
    }
}
