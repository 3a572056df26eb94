package io.sitrep.fakes;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** A provider's answer. */
public record Answered(int status, Map<String, String> headers, Buffer body) {
    public static Answered json(int status, JsonObject body) {
        return new Answered(status, Map.of("Content-Type", "application/json"), body.toBuffer());
    }

    public static Answered text(int status, String body) {
        return new Answered(status, Map.of("Content-Type", "text/plain; charset=utf-8"), Buffer.buffer(body));
    }

    public static Answered empty(int status) {
        return new Answered(status, Map.of(), Buffer.buffer());
    }

    public Answered with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answered(status, all, body);
    }
}
