package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a body, collected: Discord names all of it at once. */
final class FormErrors {
    private static final String LEAF = "_errors";

    private final JsonObject tree = new JsonObject();
    private final List<String> lines = new ArrayList<>();

    /** @param path {@code embeds.0.title}; empty for the whole */
    void add(String path, String code, String message) {
        JsonObject at = tree;
        for (String step : path.isEmpty() ? new String[0] : path.split("\\.")) {
            if (!at.containsKey(step)) {
                at.put(step, new JsonObject());
            }
            at = at.getJsonObject(step);
        }
        JsonArray errors = at.getJsonArray(LEAF, new JsonArray());
        at.put(LEAF, errors.add(new JsonObject().put("code", code).put("message", message)));
        lines.add(path + ": " + code);
    }

    /** One for each error: {@code embeds.0.title: BASE_TYPE_MAX_LENGTH}. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** @throws DiscordError when anything is wrong */
    void refuse() {
        if (!lines.isEmpty()) {
            throw DiscordError.invalidForm(tree);
        }
    }
}
