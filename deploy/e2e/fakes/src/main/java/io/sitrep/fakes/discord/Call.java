package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A request at a route. @param at what stands in the places of the route's path */
record Call(Asked asked, Map<String, String> at) {
    String at(String place) {
        return at.get(place);
    }

    /** Empty when it is not there. */
    String query(String name) {
        String value = asked.query().get(name);
        return value == null ? "" : value;
    }

    int limit(int otherwise, int most) {
        int limit = query("limit").isEmpty() ? otherwise : Integer.parseInt(query("limit"));
        if (limit < 1 || limit > most) {
            FormErrors errors = new FormErrors();
            errors.add("limit", "NUMBER_TYPE_RANGE", "int value should be between 1 and " + most + ".");
            errors.refuse();
        }
        return limit;
    }

    /** What is null is not there. */
    JsonObject json() {
        return json(0);
    }

    /** Null says that something is to go. @param kept in how many of the outermost objects */
    JsonObject json(int kept) {
        isJson();
        try {
            return Json.plain(asked.body().toJsonObject(), kept);
        } catch (DecodeException | ClassCastException wrong) {
            throw noJson();
        }
    }

    JsonArray array() {
        isJson();
        try {
            return asked.body().toJsonArray();
        } catch (DecodeException | ClassCastException wrong) {
            throw noJson();
        }
    }

    private void isJson() {
        String type = asked.headers().get("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            throw DiscordError.of(400, 50_035, "Expected \"Content-Type\" header to be one of {'application/json'}.");
        }
    }

    private static DiscordError noJson() {
        return DiscordError.of(400, 50_109, "The request body contains invalid JSON.");
    }

    static Answered done() {
        return Answered.empty(204);
    }

    static Answered ok(JsonObject body) {
        return Answered.json(200, body);
    }

    static Answered ok(JsonArray body) {
        return new Answered(200, Map.of("Content-Type", "application/json"), body.toBuffer());
    }
}
