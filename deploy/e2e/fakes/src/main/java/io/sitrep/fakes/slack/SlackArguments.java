package io.sitrep.fakes.slack;

import io.sitrep.fakes.Asked;
import io.sitrep.fakes.Refused;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a method is called with, from a form or from JSON: Slack takes both. */
record SlackArguments(Map<String, String> values) {
    private static final String BEARER = "Bearer ";

    static SlackArguments of(Asked request) {
        Map<String, String> values = new LinkedHashMap<>();
        request.query().forEach(values::put);
        String type = request.headers().get("Content-Type");
        if (type != null && type.startsWith("application/json")) {
            json(request).forEach(value -> values.put(value.getKey(), String.valueOf(value.getValue())));
        } else if (request.body().length() > 0) {
            values.putAll(form(request));
        }
        return new SlackArguments(values);
    }

    private static JsonObject json(Asked request) {
        try {
            return request.json();
        } catch (Refused unreadable) {
            throw new SlackError("invalid_json");
        }
    }

    private static Map<String, String> form(Asked request) {
        try {
            return request.form();
        } catch (Refused unreadable) {
            throw new SlackError("invalid_form_data");
        }
    }

    /** From the header, else from the arguments. */
    String token(Asked request) {
        String header = request.headers().get("Authorization");
        String token = header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : get("token");
        if (token.isEmpty()) {
            throw new SlackError("not_authed");
        }
        return token;
    }

    /** Empty when it is not given. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    boolean has(String name) {
        return !get(name).isEmpty();
    }

    boolean flag(String name) {
        // Slack's own SDK sends 1.
        return Boolean.parseBoolean(get(name)) || "1".equals(get(name));
    }

    String wanted(String name) {
        if (get(name).isBlank()) {
            throw SlackError.explained("invalid_arguments", "missing required field: " + name);
        }
        return get(name);
    }

    List<String> list(String name) {
        return List.of(wanted(name).split(","));
    }

    int number(String name, int otherwise) {
        try {
            return has(name) ? Integer.parseInt(get(name)) : otherwise;
        } catch (NumberFormatException wrong) {
            throw SlackError.explained("invalid_arguments", "not a number: " + name);
        }
    }

    JsonObject object(String name) {
        try {
            return new JsonObject(wanted(name));
        } catch (DecodeException wrong) {
            throw SlackError.explained("invalid_arguments", "not an object: " + name);
        }
    }

    JsonArray array(String name, String error) {
        try {
            return new JsonArray(wanted(name));
        } catch (DecodeException wrong) {
            throw SlackError.explained(error, "not a list: " + name);
        }
    }
}
