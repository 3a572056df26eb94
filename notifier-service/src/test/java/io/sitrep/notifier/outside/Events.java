package io.sitrep.notifier.outside;

import com.fasterxml.uuid.Generators;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The incident service's side of {@code sitrep.publications}: publishes what happens to one incident. */
public final class Events {
    private static final String TOPIC = "sitrep.publications";
    private static final String TIME = "2026-03-04T10:00:00.000Z";
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
            new StringSerializer(),
            new ByteArraySerializer());

    public final UUID incident = Generators.timeBasedEpochGenerator().generate();
    public final String ref = "INC-" + (incident.getLeastSignificantBits() >>> 20);
    public final String publicId = "p" + incident.toString().substring(25).substring(0, 11);
    private String title = "Checkout is down";
    private String impact = "critical";
    private String severity = "SEV1";
    private String scheduledFor;
    private String scheduledUntil;
    private String nextUpdateAt;
    private String origin = "slack";
    private boolean tell = true;
    private JsonArray components = new JsonArray();
    private JsonArray regions = new JsonArray();
    private String workaround;
    private JsonObject titles = new JsonObject();
    private JsonObject messages = new JsonObject();
    private long sequence;
    private String traceparent;

    public static Events anIncident() {
        return new Events();
    }

    public Events titled(String words) {
        title = words;
        return this;
    }

    public Events withImpact(String word) {
        impact = word;
        return this;
    }

    public Events ofSeverity(String word) {
        severity = word;
        return this;
    }

    public Events affecting(UUID component, String name) {
        components.add(new JsonObject()
                .put("id", component.toString())
                .put("name", name)
                .put("status", "major_outage")
                .put("regions", new JsonArray()));
        return this;
    }

    public Events withWorkaround(String text) {
        workaround = text;
        return this;
    }

    public Events in(String region) {
        regions.add(region);
        return this;
    }

    /** What is planned: a maintenance. */
    public Events planned(String from, String until) {
        impact = "maintenance";
        scheduledFor = from;
        scheduledUntil = until;
        return this;
    }

    /** The next word is promised by then. */
    public Events promising(String at) {
        nextUpdateAt = at;
        return this;
    }

    public Events imported() {
        origin = "import";
        return quietly();
    }

    /** Each record from here on stands in this trace. */
    public Events inTrace(String header) {
        traceparent = header;
        return this;
    }

    public Events quietly() {
        tell = false;
        return this;
    }

    public Events translated(String locale, String newTitle, String message) {
        titles.put(locale, new JsonObject().put("title", newTitle));
        messages.put(locale, new JsonObject().put("message", message));
        return this;
    }

    /** Publishes the next update. */
    public UUID says(String status, String message) {
        sequence++;
        return publish(UUID.randomUUID(), data(sequence, status, message).encode());
    }

    public UUID saysAt(long when, String status, String message) {
        return publish(UUID.randomUUID(), data(when, status, message).encode());
    }

    /** What became of it: {@code corrected}, {@code retracted} or {@code stopped}, with this as the change. */
    public UUID tells(String what, JsonObject change) {
        sequence++;
        return tellsAt(sequence, what, change);
    }

    public UUID tellsAt(long when, String what, JsonObject change) {
        UUID eventId = UUID.randomUUID();
        String data = data(when, "investigating", null).put("change", change).encode();
        publish(eventId.toString(), "io.sitrep.publication." + what + ".v1", data.getBytes(StandardCharsets.UTF_8));
        return eventId;
    }

    /** What {@code corrected} says of an update: these words, in no other language. */
    public static JsonObject correctionOf(UUID update, String message) {
        return new JsonObject()
                .put("id", update.toString())
                .put("status", "investigating")
                .put("message", message)
                .put("html", "<p>" + message + "</p>")
                .put("translations", new JsonObject())
                .put("edited_at", "2026-03-04T10:05:00.000Z");
    }

    /** What {@code corrected} says of an update that got a translation, and whose words stay as they were. */
    public static JsonObject translationOf(UUID update, String message, String locale, String translation) {
        return correctionOf(update, message)
                .put("translations", new JsonObject().put(locale, new JsonObject().put("message", translation)));
    }

    public UUID publish(UUID eventId, String data) {
        return publish(eventId.toString(), "io.sitrep.publication.published.v1", data.getBytes(StandardCharsets.UTF_8))
                ? eventId
                : null;
    }

    /** With a place in a trace that says nothing. */
    public UUID publishWithAnEmptyTrace(UUID eventId, String data) {
        ProducerRecord<String, byte[]> record = recordOf(
                eventId.toString(), "io.sitrep.publication.published.v1", data.getBytes(StandardCharsets.UTF_8));
        record.headers().add("traceparent", null);
        return sent(record) ? eventId : null;
    }

    /** Publishes anything at all. */
    public boolean publish(String eventId, String type, byte[] data) {
        return sent(recordOf(eventId, type, data));
    }

    private ProducerRecord<String, byte[]> recordOf(String eventId, String type, byte[] data) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, incident.toString(), data);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", eventId);
        header(record, "ce_source", "/incident-service");
        header(record, "ce_type", type);
        header(record, "ce_time", TIME);
        header(record, "content-type", "application/json");
        if (traceparent != null) {
            header(record, "traceparent", traceparent);
        }
        return record;
    }

    private static boolean sent(ProducerRecord<String, byte[]> record) {
        try {
            return PRODUCER.send(record).get().hasOffset();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public JsonObject data(long when, String status, String message) {
        JsonObject head = new JsonObject()
                .put("id", incident.toString())
                .put("public_id", publicId)
                .put("ref", ref)
                .put("title", title)
                .put("status", status)
                .put("severity", severity)
                .put("impact", impact)
                .put("url", "https://status.example.com/incidents/" + publicId)
                .put("scheduled_for", scheduledFor)
                .put("scheduled_until", scheduledUntil)
                .put("next_update_at", nextUpdateAt)
                .put("started_at", TIME)
                .put("created_at", TIME)
                .put("updated_at", TIME)
                .put("resolved_at", "resolved".equals(status) ? TIME : null)
                .put("cause", new JsonObject().put("state", "unknown"))
                .put("data_impact", new JsonObject().put("state", "unknown"))
                .put("components", components)
                .put("regions", regions)
                .put("workaround", workaround)
                .put("translations", titles)
                .put("a_field_of_tomorrow", true);
        return new JsonObject()
                .put("sequence", when)
                .put("origin", origin)
                .put("notify", tell)
                .put("incident", head)
                .put("change", change(status, message));
    }

    private JsonObject change(String status, String message) {
        JsonArray changed = new JsonArray();
        components.forEach(
                component -> changed.add(((JsonObject) component).copy().put("old_status", "operational")));
        return new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("status", status)
                .put("message", message)
                .put("html", "<p>" + message + "</p>")
                .put("components", changed)
                .put("regions", regions)
                .put("translations", messages)
                .put("created_at", TIME)
                .put("published_at", TIME)
                .put("edited_at", null);
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
