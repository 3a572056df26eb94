package io.sitrep.bot.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.sitrep.bot.events.PoisonEvent;
import io.sitrep.bot.events.UntilKept;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Reads {@code sitrep.catalog} whole at each start, and what comes from then on. What can't be read changes nothing. */
@ApplicationScoped
@Startup // what it counts is there, at none, before the first record comes
public class CatalogConsumer {
    private static final Logger LOG = Logger.getLogger(CatalogConsumer.class);

    private final UntilKept catalog;
    private final CatalogThings things;

    CatalogConsumer(CatalogThings things, MeterRegistry meters) {
        this.catalog = new UntilKept("sitrep.catalog", meters);
        this.things = things;
    }

    @Incoming("catalog")
    public Uni<Void> consume(Message<byte[]> message) {
        return catalog.kept(() -> things.keep(read(message)))
                .onFailure(PoisonEvent.class)
                .invoke(poison -> LOG.errorf("a record of sitrep.catalog is passed over: %s", poison.getMessage()))
                .onFailure(PoisonEvent.class)
                .recoverWithNull()
                .chain(() -> Uni.createFrom().completionStage(message.ack()));
    }

    private static ToldThing read(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new PoisonEvent("it is not a record of Kafka"));
        return ToldThing.of(record, message.getPayload());
    }
}
