package io.sitrep.notifier.channel.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** A provider's whole answer. */
public record Reply(int status, MultiMap headers, Buffer body) {
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Its status in words the ledger keeps. */
    public String code() {
        return Integer.toString(status);
    }

    /** Empty when the body is no JSON object, whatever the status. */
    public JsonObject json() {
        try {
            return body.length() == 0 ? new JsonObject() : body.toJsonObject();
        } catch (DecodeException | ClassCastException other) {
            return new JsonObject();
        }
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
