package io.sitrep.notifier.erasure;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.notifier.fanout.NudgedLoop;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Keeps erased what was erased, also when an older dump of the database was restored: reads the log from its beginning at each start,
 * and sweeps once then and whenever the log says something this database did not know.
 */
@ApplicationScoped
class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final long POLL_MILLIS = 5_000;

    private final Erasures erasures;
    private final Sweep sweep;
    private final LogRead read;
    private final Vertx vertx;
    private final NudgedLoop loop = new NudgedLoop("the sweep for erased addresses", this::step);
    private volatile boolean due = true;

    Reconciler(Erasures erasures, Sweep sweep, LogRead read, Vertx vertx) {
        this.erasures = erasures;
        this.sweep = sweep;
        this.read = read;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        loop.nudge();
        // Also tries again what failed because the database was away.
        vertx.setPeriodic(POLL_MILLIS, timer -> loop.nudge());
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    @Incoming("erasures")
    Uni<Void> consume(Message<byte[]> message) {
        return Uni.createFrom()
                .deferred(() -> learn(key(message), message.getPayload()))
                .invoke(news -> {
                    if (news) {
                        sweepAgain();
                    }
                })
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "an erasure can not be stored yet, trying again: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5))
                .indefinitely()
                .invoke(() -> message.getMetadata(IncomingKafkaRecordMetadata.class)
                        .ifPresent(record -> read.upTo(record.getPartition(), record.getOffset() + 1)))
                .chain(() -> Uni.createFrom().completionStage(message.ack()));
    }

    /** Looks at every address once more. */
    void sweepAgain() {
        due = true;
        loop.nudge();
    }

    /** @return whether it is news */
    Uni<Boolean> learn(String fingerprint, byte[] time) {
        try {
            return erasures.learn(fingerprint, OffsetDateTime.parse(new String(time, StandardCharsets.UTF_8)));
        } catch (DateTimeException | NullPointerException unreadable) {
            LOG.error("a record of sitrep.erasures can not be read, and is passed over");
            return Uni.createFrom().item(false);
        }
    }

    private static String key(Message<byte[]> message) {
        return (String) message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(IncomingKafkaRecordMetadata::getKey)
                .orElse(null);
    }

    private Uni<Boolean> step() {
        if (!due) {
            return Uni.createFrom().item(false);
        }
        due = false;
        return sweep.run()
                .onFailure()
                .invoke(failure -> due = true)
                .invoke(gone -> {
                    if (gone > 0) {
                        LOG.warnf("%d addresses were there again that had been erased: erased anew", gone);
                    }
                })
                .replaceWith(false);
    }
}
