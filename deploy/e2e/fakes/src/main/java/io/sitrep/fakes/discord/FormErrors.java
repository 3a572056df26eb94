package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What is wrong with a body, collected: Discord names all of it at once. */
final class FormErrors {
    static final String LEAF = "_errors";

    private final JsonObject tree = new JsonObject();

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
    }

    /** @throws DiscordError when anything is wrong */
    void refuse() {
        if (!tree.isEmpty()) {
            throw DiscordError.invalidForm(tree);
        }
    }
}
