package io.sitrep.notifier.outside;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The incident service's side of {@code sitrep.catalog}. */
public final class CatalogEvents {
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
            new StringSerializer(),
            new ByteArraySerializer());

    private CatalogEvents() {}

    /** @param group may be null */
    public static void component(UUID id, String name, UUID group) {
        component(id, name, group, false);
    }

    public static void component(UUID id, String name, UUID group, boolean retired) {
        tell(
                "component:" + id,
                thing(id.toString(), name)
                        .put("kind", "component")
                        .put("public_id", publicId(id))
                        .put("position", 1)
                        .put("group_id", group == null ? null : group.toString())
                        .put("retired_at", retired ? Instant.now().toString() : null));
    }

    public static void group(UUID id, String name) {
        tell(
                "group:" + id,
                thing(id.toString(), name)
                        .put("kind", "group")
                        .put("public_id", publicId(id))
                        .put("position", 1));
    }

    public static void region(String code, String name, String parent) {
        tell(
                "region:" + code,
                thing(code, name).put("kind", "region").put("code", code).put("parent", parent));
    }

    /** @param channel may be null */
    public static void template(String key, String channel, JsonObject words) {
        tell(
                "template:" + key,
                thing(UUID.randomUUID().toString(), key)
                        .put("kind", "template")
                        .put("key", key)
                        .put("purpose", "notification")
                        .put("channel", channel)
                        .mergeIn(words));
    }

    public static void gone(String key) {
        tell(key, null);
    }

    public static String publicId(UUID id) {
        return id.toString().replace("-", "").substring(20);
    }

    public static void tell(String key, JsonObject data) {
        byte[] value = data == null ? null : data.encode().getBytes(StandardCharsets.UTF_8);
        try {
            PRODUCER.send(new ProducerRecord<>("sitrep.catalog", key, value)).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static JsonObject thing(String id, String name) {
        return new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("created_at", Instant.now().toString())
                .put("updated_at", Instant.now().toString());
    }
}
