package io.sitrep.bot.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sitrep.kit.trace.LogIds;
import io.sitrep.kit.trace.TraceContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.vertx.pgclient.PgException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Keeps what a record says before the record is acknowledged. While the database is away the record waits, however long
 * that is, and so does what comes behind it; a record that can't be kept ever does not.
 */
public final class UntilKept {
    private static final Logger LOG = Logger.getLogger(UntilKept.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String topic;
    private final Counter deadLettered;

    /** @param topic what it reads, one of the few there are: it is a label of {@code sitrep_events_dead_lettered_total} */
    public UntilKept(String topic, MeterRegistry meters) {
        this.topic = topic;
        // From the start, so that the first is seen to be one more than none.
        this.deadLettered = meters.counter("sitrep.events.dead.lettered", "topic", topic);
    }

    /**
     * Fails with {@link PoisonEvent} alone.
     *
     * @param keep reads the record and keeps it; may be called again, so it has to have one effect
     */
    public Uni<Void> kept(Supplier<Uni<Void>> keep) {
        return kept(LogIds.of(), keep);
    }

    private Uni<Void> kept(LogIds lines, Supplier<Uni<Void>> keep) {
        return Uni.createFrom()
                .deferred(keep::get)
                .onFailure(UntilKept::isRefusedForGood)
                .transform(
                        refused -> new PoisonEvent("the database refuses it: " + ((PgException) refused).getSqlState()))
                .onFailure(UntilKept::passes)
                .invoke(away -> lines.warnf(
                        LOG,
                        "a record of %s can not be kept yet, trying again: %s",
                        topic,
                        away.getClass().getSimpleName()))
                .onFailure(UntilKept::passes)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /** Acknowledges the record once it is kept; a poisoned one goes to the dead-letter topic. */
    public Uni<Void> orDeadLetter(Message<?> message, Supplier<Uni<Void>> keep) {
        LogIds lines = lines(message);
        return kept(lines, keep).onItemOrFailure().transformToUni((kept, poison) -> {
            if (poison == null) {
                return Uni.createFrom().completionStage(message.ack());
            }
            deadLettered.increment();
            lines.errorf(LOG, "a record of %s goes to the dead-letter topic: %s", topic, poison.getMessage());
            return Uni.createFrom().completionStage(message.nack(poison));
        });
    }

    /** As far as its headers say. */
    private static LogIds lines(Message<?> message) {
        Headers headers = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(IncomingKafkaRecordMetadata::getHeaders)
                .orElseGet(RecordHeaders::new);
        return LogIds.of(TraceContext.of(text(headers.lastHeader(TraceContext.HEADER)))
                        .orElse(null))
                .eventSaid(text(headers.lastHeader("ce_id")));
    }

    private static String text(Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static boolean passes(Throwable failure) {
        return !(failure instanceof PoisonEvent);
    }

    /** Classes 22 and 23 are about the content, which stays the same. */
    private static boolean isRefusedForGood(Throwable failure) {
        if (!(failure instanceof PgException refused) || refused.getSqlState() == null) {
            return false;
        }
        String state = refused.getSqlState();
        return state.startsWith("22") || state.startsWith("23");
    }
}
