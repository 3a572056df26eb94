package io.sitrep.bot.events;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The other services' side of the topics. */
public final class Told {
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
            new StringSerializer(),
            new ByteArraySerializer());

    private Told() {}

    /** Something happened to an incident: {@code updated}. */
    public static void incident(String what, UUID id, JsonObject data) {
        event("sitrep.incidents", "io.sitrep.incident." + what + ".v1", id.toString(), data.encode());
    }

    public static void event(String topic, String type, String key, String data) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, bytes(data));
        record.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes(UUID.randomUUID().toString()))
                .add("ce_source", bytes("/test"))
                .add("ce_type", bytes(type));
        send(record);
    }

    /**
     * The public is told, as the contract's example says it, of another update.
     *
     * @param example {@code publication-updated}
     */
    public static void publication(String example, String incident, UUID update, String message, long sequence) {
        try {
            Path file = Path.of("..", "incident-service", "contract", "examples", example + ".json");
            JsonObject whole = new JsonObject(Files.readString(file));
            JsonObject data = whole.getJsonObject("data").put("sequence", sequence);
            data.getJsonObject("incident").put("id", incident);
            data.getJsonObject("change").put("id", update.toString()).put("message", message);
            event("sitrep.publications", whole.getString("type"), incident, data.encode());
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    /** @param body null when the thing is gone */
    public static void catalog(String key, JsonObject body) {
        send(new ProducerRecord<>("sitrep.catalog", key, body == null ? null : bytes(body.encode())));
    }

    private static void send(ProducerRecord<String, byte[]> record) {
        try {
            PRODUCER.send(record).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
