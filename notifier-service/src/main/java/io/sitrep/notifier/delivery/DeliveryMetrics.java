package io.sitrep.notifier.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** What a responder wants to see of deliveries: how each ended, how many wait, and for how long the oldest has. */
@ApplicationScoped
public class DeliveryMetrics {
    private static final Logger LOG = Logger.getLogger(DeliveryMetrics.class);
    private static final String WAITING = """
            SELECT count(*) AS waiting, coalesce(extract(epoch FROM now() - min(created_at)), 0)::bigint AS oldest
            FROM deliveries WHERE state IN ('pending', 'retrying')""";

    private final MeterRegistry meters;
    private final Pool pool;
    private final AtomicLong backlog = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();

    DeliveryMetrics(MeterRegistry meters, Pool pool) {
        this.meters = meters;
        this.pool = pool;
        meters.gauge("sitrep.deliveries.backlog", backlog);
        meters.gauge("sitrep.deliveries.oldest.age.seconds", oldestSeconds);
    }

    @Scheduled(every = "5s")
    Uni<Void> look() {
        return pool.query(WAITING)
                .execute()
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    backlog.set(row.getLong("waiting"));
                    oldestSeconds.set(row.getLong("oldest"));
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Scraped as {@code sitrep_deliveries_total}. */
    void counted(String channel, String state) {
        meters.counter("sitrep.deliveries", "channel", channel, "state", state).increment();
    }

    /** @param state what was written; empty when somebody else had the delivery by then */
    void told(Result result, Optional<String> state) {
        state.ifPresent(written -> counted(result.lease().channel(), written));
        MDC.put("deliveryId", result.lease().deliveryId());
        MDC.put("incidentId", result.lease().incidentId());
        MDC.put("eventId", result.lease().publicationId());
        LOG.infof(
                "delivery %s on %s: %s code=%s after %d ms, try %d",
                result.lease().deliveryId(),
                result.lease().channel(),
                state.orElse("overtaken"),
                result.code(),
                result.span().took().toMillis(),
                result.lease().tries());
        MDC.remove("deliveryId");
        MDC.remove("incidentId");
        MDC.remove("eventId");
    }
}
