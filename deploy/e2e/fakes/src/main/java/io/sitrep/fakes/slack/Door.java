package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonObject;

/** How Slack reaches the app. */
interface Door {
    /** Waits 3 s at most. @param retry 0 for the first time, else which repetition it is */
    Sent send(Sent.Kind kind, JsonObject payload, int retry);
}
