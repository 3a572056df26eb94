package io.sitrep.notifier.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.notifier.intake.PoisonEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Follows {@code sitrep.catalog} from its beginning at each start: the topic is compacted, so all that is there is in it, and a
 * database restored from an older dump catches up by itself. A record waits while the database is away.
 */
@ApplicationScoped
class CatalogConsumer {
    private static final Logger LOG = Logger.getLogger(CatalogConsumer.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final CatalogEvent.Reader reader;
    private final CatalogTables tables;

    CatalogConsumer(ObjectMapper json, CatalogTables tables) {
        this.reader = new CatalogEvent.Reader(json);
        this.tables = tables;
    }

    @Incoming("catalog")
    Uni<Void> consume(Message<byte[]> message) {
        return Uni.createFrom()
                .item(() -> read(message))
                .chain(this::keep)
                .onFailure(PoisonEvent.class)
                .recoverWithUni(poison -> {
                    // What nobody here can read changes nothing here: the thing stays as it was.
                    LOG.errorf("a record of sitrep.catalog is passed over: %s", poison.getMessage());
                    return Uni.createFrom().voidItem();
                })
                .chain(() -> Uni.createFrom().completionStage(message.ack()));
    }

    private CatalogEvent read(Message<byte[]> message) {
        Object key = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(IncomingKafkaRecordMetadata::getKey)
                .orElse(null);
        return reader.read((String) key, message.getPayload());
    }

    private Uni<Void> keep(CatalogEvent event) {
        return Uni.createFrom()
                .deferred(() -> tables.keep(event))
                .onFailure(IllegalArgumentException.class)
                .transform(notAnId -> new PoisonEvent("the id is not a UUID"))
                .onFailure(failure -> !(failure instanceof PoisonEvent))
                .invoke(failure -> LOG.warnf(
                        "a thing of the catalog can not be stored yet, trying again: %s",
                        failure.getClass().getSimpleName()))
                .onFailure(failure -> !(failure instanceof PoisonEvent))
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }
}
