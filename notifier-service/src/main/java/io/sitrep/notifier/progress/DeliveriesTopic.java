package io.sitrep.notifier.progress;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Writes to {@code sitrep.deliveries}: CloudEvents 1.0 in binary mode, the key is the incident's id. */
@Singleton
class DeliveriesTopic {
    static final String NAME = "sitrep.deliveries";

    /** The row of the event is locked as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MutinyEmitter<byte[]> emitter;

    DeliveriesTopic(@Channel("deliveries-out") MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Done when the broker has it. Fails when it did not say so in time: then it may have it nevertheless. */
    Uni<Void> write(Announcements.Pending event) {
        return emitter.sendMessage(Message.of(event.data().getBytes(StandardCharsets.UTF_8))
                        .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                                .withKey(event.incident().id().toString())
                                .withHeaders(headers(event))
                                .build()))
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    private static Headers headers(Announcements.Pending event) {
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", event.id().toString());
        add(headers, "ce_source", "/notifier-service");
        add(headers, "ce_type", event.type());
        add(headers, "ce_time", event.at());
        add(headers, "ce_subject", event.incident().ref());
        add(headers, "content-type", "application/json");
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
