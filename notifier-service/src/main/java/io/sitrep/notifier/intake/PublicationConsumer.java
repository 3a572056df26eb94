package io.sitrep.notifier.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.sitrep.kit.trace.LogIds;
import io.sitrep.kit.trace.Step;
import io.sitrep.kit.trace.TraceContext;
import io.sitrep.kit.trace.Tracing;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Consumes {@code sitrep.publications}, one record after the other. A record is acknowledged once it is durable in our own
 * tables; one that nobody can read goes to the dead-letter topic and the next is taken; while the database is away
 * the record waits, however long that is. At-least-once, made once by the inbox.
 */
@ApplicationScoped
public class PublicationConsumer {
    private static final Logger LOG = Logger.getLogger(PublicationConsumer.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Tracing tracing;
    private final EventReader reader;
    private final Inbox inbox;
    private final Event<PublicationStored> stored;
    private final Counter duplicates;
    private final Counter deadLettered;

    PublicationConsumer(
            EventReader reader, Inbox inbox, Event<PublicationStored> stored, MeterRegistry meters, Tracing tracing) {
        this.tracing = tracing;
        this.duplicates = meters.counter("sitrep.duplicates.suppressed", "at", "intake");
        this.deadLettered = meters.counter("sitrep.events.dead.lettered", "topic", "sitrep.publications");
        this.reader = reader;
        this.inbox = inbox;
        this.stored = stored;
    }

    @Incoming("publications")
    public Uni<Void> consume(Message<byte[]> message) {
        Step step = tracing.within(SpanKind.CONSUMER, "sitrep.publications", heard(message));
        return Uni.createFrom()
                .item(() -> read(message).within(step.context()))
                .chain(event -> take(event, step))
                .onItemOrFailure()
                .transformToUni((done, failure) -> Uni.createFrom()
                        .completionStage(failure == null ? message.ack() : deadLetter(message, failure, step)))
                .onTermination()
                .invoke(step::end);
    }

    private static TraceContext heard(Message<byte[]> message) {
        return header(message, TraceContext.HEADER).flatMap(TraceContext::of).orElse(null);
    }

    private static Optional<String> header(Message<?> message, String name) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(record -> record.getHeaders().lastHeader(name))
                // A header may have no value.
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private PublicationEvent read(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new PoisonEvent("not a Kafka record"));
        return reader.read(record.getHeaders(), message.getPayload());
    }

    private Uni<Void> take(PublicationEvent event, Step step) {
        step.with("sitrep.event", event.id().toString()).named("sitrep.publications " + event.type());
        return inbox.take(event)
                .onFailure(PublicationConsumer::isRefused)
                .transform(
                        refused -> new PoisonEvent("the database refuses it: " + ((PgException) refused).getSqlState()))
                .onFailure(failure -> !isPoison(failure))
                .invoke(failure -> lines(event, step)
                        .warnf(
                                LOG,
                                "can not be stored yet, trying again: %s",
                                failure.getClass().getSimpleName()))
                .onFailure(failure -> !isPoison(failure))
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .invoke(receipt -> took(event, step, receipt))
                .replaceWithVoid();
    }

    private static LogIds lines(PublicationEvent event, Step step) {
        LogIds ids = LogIds.of(step.context());
        return event.publication() == null
                ? ids.event(event.id())
                : ids.incident(event.publication().incident().id()).event(event.id());
    }

    private void took(PublicationEvent event, Step step, Inbox.Receipt receipt) {
        lines(event, step).infof(LOG, "type=%s %s", event.type(), receipt);
        if (receipt == Inbox.Receipt.DUPLICATE) {
            duplicates.increment();
        }
        // What is taken back or corrected may be something to tell, too.
        if (receipt.mayBeTold()) {
            stored.fire(new PublicationStored(event.id()));
        }
    }

    private static boolean isPoison(Throwable failure) {
        return failure instanceof PoisonEvent;
    }

    /** What the database refuses for its content (classes 22 and 23) it will refuse for ever; all else passes. */
    private static boolean isRefused(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && (refused.getSqlState().startsWith("22")
                        || refused.getSqlState().startsWith("23"));
    }

    private CompletionStage<Void> deadLetter(Message<?> message, Throwable failure, Step step) {
        deadLettered.increment();
        step.failed("unreadable");
        LogIds.of(step.context())
                .eventSaid(header(message, "ce_id").orElse(null))
                .errorf(LOG, "a record of sitrep.publications goes to the dead-letter topic: %s", failure.getMessage());
        return message.nack(failure);
    }
}
