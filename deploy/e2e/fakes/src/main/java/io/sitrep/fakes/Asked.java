package io.sitrep.fakes;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request as a provider sees it, whole. */
public record Asked(String method, String path, MultiMap query, MultiMap headers, Buffer body) {
    /** @throws Refused 400 when the body is no JSON object, or does not say that it is one */
    public JsonObject json() {
        String type = headers.get("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            throw Refused.with(415, "content type");
        }
        try {
            return body.toJsonObject();
        } catch (DecodeException | ClassCastException other) {
            throw Refused.with(400, "no json");
        }
    }

    /** @throws Refused 400 when the body is no form */
    public Map<String, String> form() {
        String type = headers.get("Content-Type");
        if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
            throw Refused.with(400, "content type");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : body.toString().split("&")) {
            int is = field.indexOf('=');
            if (is < 0) {
                throw Refused.with(400, "no form");
            }
            fields.put(decoded(field.substring(0, is)), decoded(field.substring(is + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
