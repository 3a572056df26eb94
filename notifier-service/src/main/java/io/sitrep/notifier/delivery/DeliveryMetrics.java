package io.sitrep.notifier.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.sitrep.kit.trace.TraceContext;
import io.sitrep.notifier.intake.CanaryIds;
import io.sitrep.notifier.render.Publications;
import io.sitrep.notifier.render.StoredPublication;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * What a responder wants to see of deliveries: how each ended, how many wait, and for how long the oldest has. The canary's are in none of
 * these: one that arrives each minute would hide that nobody else is told.
 */
@ApplicationScoped
public class DeliveryMetrics {
    private static final Logger LOG = Logger.getLogger(DeliveryMetrics.class);
    private static final Duration[] LEVELS = {
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1)
    };
    private static final String WAITING = """
            SELECT count(*) AS waiting, coalesce(extract(epoch FROM now() - min(planned_at)), 0)::bigint AS oldest
            FROM queue WHERE state <> 'sending' AND incident_id <> '%s'""".formatted(CanaryIds.INCIDENT);

    private final MeterRegistry meters;
    private final Pool pool;
    private final Clock clock;
    private final ChannelHealth health;
    private final Publications publications;
    private final Counter overtaken;
    private final Map<String, Timer> latencies = new ConcurrentHashMap<>();
    private final AtomicLong backlog = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();

    DeliveryMetrics(MeterRegistry meters, Pool pool, ChannelHealth health, Publications publications, Clock clock) {
        this.publications = publications;
        this.health = health;
        this.meters = meters;
        this.clock = clock;
        this.overtaken = meters.counter("sitrep.duplicates.suppressed", "at", "result");
        this.pool = pool;
        meters.gauge("sitrep.deliveries.backlog", backlog);
        meters.gauge("sitrep.deliveries.oldest.age.seconds", oldestSeconds);
    }

    private Timer acknowledged(String channel) {
        return latencies.computeIfAbsent(
                channel,
                name -> Timer.builder("sitrep.publish.to.acknowledged")
                        .description("from publishing an update to the next hop's word that it has it")
                        .tag("channel", name)
                        .serviceLevelObjectives(LEVELS)
                        .register(meters));
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

    void counted(Leases.Settled settled) {
        if (!CanaryIds.INCIDENT.equals(settled.incidentId())) {
            counted(settled.channel(), settled.state());
        }
    }

    /** Scraped as {@code sitrep_deliveries_total}. */
    private void counted(String channel, String state) {
        meters.counter("sitrep.deliveries", "channel", channel, "state", state).increment();
    }

    private void counted(String channel, String state, Result result) {
        if (result.isPutOff() && result.next().state().word().equals(state)) {
            // Neither an end nor an attempt.
            meters.counter("sitrep.deliveries.deferred", "channel", channel).increment();
            return;
        }
        counted(channel, state);
        if (!result.isDelivered() && !result.isPutOff()) {
            String reason = result.next().reason();
            health.failed(channel, new ChannelHealth.LastError(clock.instant(), result.code(), reason));
        }
    }

    private void count(Results.Written written) {
        Lease lease = written.result().lease();
        written.state()
                .ifPresentOrElse(state -> counted(lease.channel(), state, written.result()), overtaken::increment);
        if (written.result().isDelivered()) {
            acknowledged(lease.channel()).record(Duration.between(lease.publishedAt(), clock.instant()));
        }
    }

    /** One line for what did not go as it should; what arrived is counted, and stands in the ledger. */
    void told(Results.Written written) {
        Lease lease = written.result().lease();
        if (!lease.isCanary()) {
            count(written);
        }
        if (written.result().isDelivered() && !LOG.isDebugEnabled()) {
            return;
        }
        TraceContext trace = publications
                .known(lease.publicationId(), 0)
                .map(StoredPublication::trace)
                .orElse(null);
        lease.lines(trace)
                .logf(
                        LOG,
                        written.result().isDelivered() ? Logger.Level.DEBUG : Logger.Level.INFO,
                        "on %s: %s code=%s after %d ms, try %d",
                        lease.channel(),
                        written.state().orElse("overtaken"),
                        written.result().code(),
                        written.result().span().took().toMillis(),
                        lease.tries());
    }
}
