package io.sitrep.notifier.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
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

    private final EventReader reader;
    private final Inbox inbox;
    private final Event<PublicationStored> stored;
    private final Counter duplicates;
    private final Counter deadLettered;

    PublicationConsumer(EventReader reader, Inbox inbox, Event<PublicationStored> stored, MeterRegistry meters) {
        this.duplicates = meters.counter("sitrep.duplicates.suppressed", "at", "intake");
        this.deadLettered = meters.counter("sitrep.events.dead.lettered", "topic", "sitrep.publications");
        this.reader = reader;
        this.inbox = inbox;
        this.stored = stored;
    }

    @Incoming("publications")
    public Uni<Void> consume(Message<byte[]> message) {
        return Uni.createFrom()
                .item(() -> read(message))
                .chain(this::take)
                .onItemOrFailure()
                .transformToUni((done, failure) -> Uni.createFrom()
                        .completionStage(failure == null ? message.ack() : deadLetter(message, failure)));
    }

    private PublicationEvent read(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new PoisonEvent("not a Kafka record"));
        return reader.read(record.getHeaders(), message.getPayload());
    }

    private Uni<Void> take(PublicationEvent event) {
        return inbox.take(event)
                .onFailure(PublicationConsumer::isRefused)
                .transform(
                        refused -> new PoisonEvent("the database refuses it: " + ((PgException) refused).getSqlState()))
                .onFailure(failure -> !isPoison(failure))
                .invoke(failure -> LOG.warnf(
                        "eventId=%s can not be stored yet, trying again: %s",
                        event.id(), failure.getClass().getSimpleName()))
                .onFailure(failure -> !isPoison(failure))
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .invoke(receipt -> took(event, receipt))
                .replaceWithVoid();
    }

    private void took(PublicationEvent event, Inbox.Receipt receipt) {
        LOG.infof("eventId=%s type=%s %s", event.id(), event.type(), receipt);
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

    private CompletionStage<Void> deadLetter(Message<?> message, Throwable failure) {
        deadLettered.increment();
        LOG.errorf("a record of sitrep.publications goes to the dead-letter topic: %s", failure.getMessage());
        return message.nack(failure);
    }
}
