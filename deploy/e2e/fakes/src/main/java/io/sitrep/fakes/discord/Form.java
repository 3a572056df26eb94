package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An object of a body, read field by field; what is wrong with a field is noted, and the reading goes on. */
final class Form {
    private final JsonObject json;
    private final String path;
    private final FormErrors errors;

    Form(JsonObject json, String path, FormErrors errors) {
        this.json = json;
        this.path = path;
        this.errors = errors;
    }

    static Form of(JsonObject json, FormErrors errors) {
        return new Form(json, "", errors);
    }

    JsonObject json() {
        return json;
    }

    Form allows(Set<String> names) {
        for (String name : json.fieldNames()) {
            if (!names.contains(name)) {
                wrong(name, "UNKNOWN_FIELD", "This field is not known.");
            }
        }
        return this;
    }

    boolean has(String name) {
        return json.getValue(name) != null;
    }

    void wrong(String name, String code, String message) {
        errors.add(at(name), code, message);
    }

    private String at(String name) {
        return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
    }

    void wants(String name) {
        if (!has(name)) {
            wrong(name, "BASE_TYPE_REQUIRED", "This field is required");
        }
    }

    /** Lengths are counted in characters as Discord does: in code points. Empty when it is not there. */
    String text(String name, int min, int max) {
        Object value = json.getValue(name);
        if (value == null) {
            return "";
        }
        if (!(value instanceof String text)) {
            wrong(name, "STRING_TYPE_CONVERT", "Could not interpret as string.");
            return "";
        }
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            wrong(name, "BASE_TYPE_MAX_LENGTH", "Must be " + max + " or fewer in length.");
        } else if (length < min) {
            wrong(name, "BASE_TYPE_MIN_LENGTH", "Must be at least " + min + " in length.");
        }
        return text;
    }

    String wantedText(String name, int min, int max) {
        wants(name);
        return text(name, min, max);
    }

    int number(String name, int min, int max, int otherwise) {
        Object value = json.getValue(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Integer || value instanceof Long)) {
            wrong(name, "NUMBER_TYPE_COERCE", "Value is not int.");
            return otherwise;
        }
        long number = ((Number) value).longValue();
        if (number < min || number > max) {
            wrong(name, "NUMBER_TYPE_RANGE", "Value should be between " + min + " and " + max + ".");
            return otherwise;
        }
        return (int) number;
    }

    int wantedNumber(String name, int min, int max) {
        wants(name);
        return number(name, min, max, min);
    }

    boolean flag(String name) {
        Object value = json.getValue(name);
        if (value != null && !(value instanceof Boolean)) {
            wrong(name, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        }
        return Boolean.TRUE.equals(value);
    }

    /** An id; empty when it is not there. */
    String snowflake(String name) {
        Object value = json.getValue(name);
        if (value == null) {
            return "";
        }
        if (!String.valueOf(value).matches("\\d{1,20}")) {
            wrong(name, "NUMBER_TYPE_COERCE", "Value \"" + value + "\" is not snowflake.");
            return "";
        }
        return String.valueOf(value);
    }

    /** Empty, and with nothing allowed in it, when it is not there. */
    Form object(String name) {
        Object value = json.getValue(name);
        if (value != null && !(value instanceof JsonObject)) {
            wrong(name, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        }
        return new Form(value instanceof JsonObject object ? object : new JsonObject(), at(name), errors);
    }

    List<Form> objects(String name, int min, int max) {
        List<Form> forms = new ArrayList<>();
        JsonArray array = array(name, min, max);
        for (int i = 0; i < array.size(); i++) {
            if (array.getValue(i) instanceof JsonObject object) {
                forms.add(new Form(object, at(name) + "." + i, errors));
            } else {
                wrong(name + "." + i, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            }
        }
        return forms;
    }

    List<String> texts(String name, int max) {
        return array(name, 0, max).stream().map(String::valueOf).toList();
    }

    private JsonArray array(String name, int min, int max) {
        Object value = json.getValue(name);
        if (value == null) {
            return new JsonArray();
        }
        if (!(value instanceof JsonArray array)) {
            wrong(name, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return new JsonArray();
        }
        if (array.size() < min || array.size() > max) {
            wrong(name, "BASE_TYPE_BAD_LENGTH", "Must be between " + min + " and " + max + " in length.");
        }
        return array;
    }
}
