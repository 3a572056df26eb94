package io.sitrep.notifier.outside;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A subscriber with further addresses, and where what was told stands. */
public final class FailoverReader {
    private final Notifier notifier;
    public final UUID id;

    private FailoverReader(Notifier notifier, String id) {
        this.notifier = notifier;
        this.id = UUID.fromString(id);
    }

    /** Each in its order; confirmed all of them. */
    public static FailoverReader at(Notifier notifier, JsonObject... addresses) {
        return wanting(new JsonObject(), notifier, addresses);
    }

    public static FailoverReader wanting(JsonObject more, Notifier notifier, JsonObject... addresses) {
        JsonArray further = new JsonArray();
        for (int i = 1; i < addresses.length; i++) {
            further.add(addresses[i]);
        }
        JsonObject wanted = addresses[0].copy().put("fallback", further).mergeIn(more);
        return new FailoverReader(notifier, notifier.subscribe(wanted).getString("id"));
    }

    public static JsonObject webhook(String path) {
        return new JsonObject()
                .put("channel", "webhook")
                .put("address", WebhookReceiver.running().url(path));
    }

    public static JsonObject by(String channel, String address) {
        return new JsonObject().put("channel", channel).put("address", address);
    }

    /** As {@code 0 failed_over}: the place of the address and the delivery's state, update by update. */
    public List<String> told(Events incident) {
        return notifier.sql("""
                        SELECT e.position || ' ' || d.state AS told FROM deliveries d JOIN endpoints e ON e.id = d.endpoint_id
                        WHERE d.incident_id = $1 AND d.subscriber_id = $2 ORDER BY d.sequence, e.position""", incident.incident, id).stream()
                .map(row -> row.getString("told"))
                .toList();
    }

    public void awaitTold(Events incident, String... wanted) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> told(incident), List.of(wanted)::equals);
    }
}
