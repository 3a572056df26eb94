package io.sitrep.bot.events;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * A record in CloudEvents 1.0's binary mode: headers say of what type it is, the value is its data.
 *
 * @param type {@code io.sitrep.incident.declared.v1}
 * @param at when it was written
 */
public record CloudEvent(String type, Instant at, byte[] data) {
    public static CloudEvent of(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new PoisonEvent("it is not a record of Kafka"));
        return of(record.getHeaders(), record.getTimestamp(), message.getPayload());
    }

    static CloudEvent of(Headers headers, Instant at, byte[] data) {
        if (!header(headers, "ce_specversion").equals(Optional.of("1.0"))) {
            throw new PoisonEvent("it is no CloudEvent of version 1.0");
        }
        String type = header(headers, "ce_type").orElseThrow(() -> new PoisonEvent("it has no ce_type"));
        if (data == null) {
            throw new PoisonEvent("it has no data");
        }
        return new CloudEvent(type, at, data);
    }

    /** Whether it is one of these, in the version read here. */
    boolean isOf(String family) {
        return type.startsWith(family) && type.endsWith(".v1");
    }

    /** @throws PoisonEvent when the data has another shape */
    public <T> T as(Class<T> shape, ObjectMapper tolerant) {
        try {
            T read = tolerant.readValue(data, shape);
            if (read == null) {
                throw new PoisonEvent("its data is null");
            }
            return read;
        } catch (IOException unreadable) {
            throw new PoisonEvent(
                    "its data has another shape: " + unreadable.getClass().getSimpleName());
        }
    }

    /** Of an event a consumer reads what it uses; what else there is, and will be, is none of its business. */
    public static ObjectMapper tolerant(ObjectMapper json) {
        return json.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    private static Optional<String> header(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(header -> header.value())
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
