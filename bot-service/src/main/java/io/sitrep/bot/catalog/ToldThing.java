package io.sitrep.bot.catalog;

import io.sitrep.bot.events.PoisonEvent;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * One thing of the catalog as a record says it is.
 *
 * @param body the thing whole; null when it is gone
 * @param at when that was written
 * @param place of the record: the later of two about one thing has the higher
 */
record ToldThing(String kind, String key, JsonObject body, Instant at, long place) {
    static ToldThing of(IncomingKafkaRecordMetadata<?, ?> record, byte[] value) {
        return of(String.valueOf(record.getKey()), value, record.getTimestamp(), record.getOffset());
    }

    /** @throws PoisonEvent when it is no thing of a catalog */
    static ToldThing of(String key, byte[] value, Instant at, long place) {
        int colon = key.indexOf(':');
        if (colon < 1 || colon == key.length() - 1) {
            throw new PoisonEvent("its key is not kind:id");
        }
        return new ToldThing(key.substring(0, colon), key.substring(colon + 1), body(value), at, place);
    }

    private static JsonObject body(byte[] value) {
        try {
            return value == null ? null : new JsonObject(Buffer.buffer(value));
        } catch (DecodeException unreadable) {
            throw new PoisonEvent("its data is no JSON object");
        }
    }
}
