package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;

/** How Discord reaches the app with an interaction. Nobody holds the world's lock. */
interface Door {
    /** Waits 3 s at most. */
    Sent send(Sent.Kind kind, Interaction interaction, JsonObject payload);
}
