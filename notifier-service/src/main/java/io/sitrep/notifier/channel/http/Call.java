package io.sitrep.notifier.channel.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request to a provider's API.
 *
 * @param headers in order; they carry credentials
 */
public record Call(HttpMethod method, URI uri, Map<String, String> headers, Buffer body) {
    private static final Buffer NOTHING = Buffer.buffer();

    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call get(URI uri) {
        return new Call(HttpMethod.GET, uri, Map.of(), NOTHING);
    }

    public static Call delete(URI uri) {
        return new Call(HttpMethod.DELETE, uri, Map.of(), NOTHING);
    }

    /** Without a body. */
    public static Call post(URI uri) {
        return new Call(HttpMethod.POST, uri, Map.of(), NOTHING);
    }

    public static Call json(HttpMethod method, URI uri, JsonObject body) {
        return new Call(method, uri, Map.of(), body.toBuffer())
                .with(HttpHeaders.CONTENT_TYPE.toString(), "application/json");
    }

    /** As a browser sends a form. */
    public static Call form(URI uri, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return new Call(HttpMethod.POST, uri, Map.of(), Buffer.buffer(body))
                .with(HttpHeaders.CONTENT_TYPE.toString(), "application/x-www-form-urlencoded");
    }

    public Call with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Call(method, uri, all, body);
    }

    public Call bearer(String token) {
        return with(HttpHeaders.AUTHORIZATION.toString(), "Bearer " + token);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without address, headers and body: each may carry what is secret. */
    @Override
    public String toString() {
        return "Call[" + method + "]";
    }
}
