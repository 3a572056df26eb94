package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;

/** Lists of objects, in and out of JSON. */
final class Json {
    private Json() {}

    /** None when there is no such list. */
    static List<JsonObject> objects(JsonObject json, String name) {
        return json.getValue(name) instanceof JsonArray array
                ? array.stream().map(JsonObject.class::cast).toList()
                : List.of();
    }

    static JsonArray array(Collection<?> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
