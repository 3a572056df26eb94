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

    /** Without what is null, but in the outermost objects: there it says that something is to go. @param kept how many of these */
    static JsonObject plain(JsonObject json, int kept) {
        JsonObject plain = new JsonObject();
        json.forEach(field -> {
            if (field.getValue() != null || kept > 0) {
                plain.put(field.getKey(), plain(field.getValue(), kept - 1));
            }
        });
        return plain;
    }

    private static Object plain(Object value, int kept) {
        if (value instanceof JsonObject object) {
            return plain(object, kept);
        }
        return value instanceof JsonArray array
                ? array(array.stream().map(each -> plain(each, kept - 1)).toList())
                : value;
    }

    static JsonArray array(Collection<?> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
