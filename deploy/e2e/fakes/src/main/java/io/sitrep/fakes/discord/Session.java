package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What an app identified as: it outlives its connection, and keeps what was not heard. */
final class Session {
    final String id;
    final int intents;
    private final List<JsonObject> told = new ArrayList<>();
    private Connection connection;

    Session(String id, int intents, Connection connection) {
        this.id = id;
        this.intents = intents;
        this.connection = connection;
    }

    boolean isConnected() {
        return connection != null;
    }

    void lost(Connection which) {
        if (connection == which) {
            connection = null;
        }
    }

    int sequence() {
        return told.size();
    }

    /** With the next number; kept for a resumption when nobody is connected. */
    void tell(String event, JsonObject data) {
        JsonObject dispatch = new JsonObject()
                .put("op", Op.DISPATCH)
                .put("t", event)
                .put("s", told.size() + 1)
                .put("d", data);
        told.add(dispatch);
        if (connection != null) {
            connection.send(dispatch);
        }
    }

    /** What comes after that number, again. */
    void resume(Connection next, int after) {
        if (connection != null) {
            connection.close(4_000, "Session resumed elsewhere");
        }
        connection = next;
        told.subList(after, told.size()).forEach(next::send);
        tell("RESUMED", new JsonObject());
    }

    Connection connection() {
        return connection;
    }
}
