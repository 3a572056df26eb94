package io.sitrep.local.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A method's arguments, from the query, a form or JSON: Slack takes all three. Nested JSON is kept as text. */
final class Arguments {
    private static final String BEARER = "Bearer ";

    private Arguments() {}

    static Map<String, String> of(HttpExchange exchange, ObjectMapper json) throws IOException {
        Map<String, String> arguments = new LinkedHashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null) {
            arguments.putAll(Form.decode(query));
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null && type.startsWith("application/json")) {
            arguments.putAll(fromJson(body, json));
        } else {
            arguments.putAll(Form.decode(body));
        }
        return arguments;
    }

    /** From the header, else from the arguments; empty when there is none. */
    static String token(HttpExchange exchange, Map<String, String> arguments) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header != null && header.startsWith(BEARER)) {
            return header.substring(BEARER.length());
        }
        return arguments.getOrDefault("token", "");
    }

    private static Map<String, String> fromJson(String body, ObjectMapper json) {
        try {
            Map<String, String> arguments = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> each : json.readTree(body).properties()) {
                arguments.put(
                        each.getKey(),
                        each.getValue().isValueNode()
                                ? each.getValue().asText()
                                : each.getValue().toString());
            }
            return arguments;
        } catch (JsonProcessingException e) {
            throw new SlackError("invalid_json");
        }
    }
}
