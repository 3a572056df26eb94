package io.sitrep.incident.page;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads the page's state, each time in one read-only transaction, so that banner, components and incidents are those of one
 * moment. What has not changed since the last read is not read again, {@link Reading}.
 */
@Singleton
class PageReader {
    private final Pool database;
    private final Heard heard;
    private final Clock clock;

    /** Taken out by the read that goes on from it, so that two never do. */
    private final AtomicReference<Known> known = new AtomicReference<>();

    private final Counter fetched;

    PageReader(Pool database, Heard heard, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.heard = heard;
        this.clock = clock;
        this.fetched = Counter.builder("sitrep.page.incidents.read")
                .description(
                        "Incidents the page has read from the database, because they were new to it or had changed")
                .register(metrics);
    }

    /** @param last state that was read, or null when there is none */
    Uni<PageState> read(PageState last) {
        Known taken = known.getAndSet(null);
        Known base = taken == null || taken.state != last ? Known.nothing(last) : taken;
        return database.withTransaction(
                        connection -> new Reading(connection, base, clock.instant(), heard.next()).run())
                .invoke(found -> fetched.increment(found.changes().come().size()))
                // Not before the transaction has ended well.
                .map(base::after)
                .onTermination()
                .invoke((read, failure, cancelled) -> known.set(read == null ? base.unsure() : read))
                .map(read -> read.state);
    }
}
