package io.sitrep.notifier.canary;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A sign of life as the incident service writes it. */
final class Song {
    static final String TYPE = "io.sitrep.canary.sang.v1";

    private Song() {}

    static byte[] about(UUID incident) {
        JsonObject head = new JsonObject()
                .put("id", incident.toString())
                .put("ref", "CANARY")
                .put("public_id", "canary")
                .put("status", "scheduled")
                .put("title", "Sign of life")
                .put("impact", "none");
        JsonObject change =
                new JsonObject().put("id", UUID.randomUUID().toString()).put("message", "Nothing happened.");
        return new JsonObject()
                .put("sequence", System.currentTimeMillis())
                .put("notify", true)
                .put("incident", head)
                .put("change", change)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
    }
}
