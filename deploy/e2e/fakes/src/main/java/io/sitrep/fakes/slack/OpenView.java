package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A form somebody looks at. */
public record OpenView(String id, String team, String user, String hash, JsonObject view) {
    public String title() {
        return view.getJsonObject("title").getString("text");
    }

    /** Its inputs by their block's id, in their order. */
    public List<String> inputs() {
        return blocks().stream()
                .filter(block -> "input".equals(block.getString("type")))
                .map(block -> block.getString("block_id"))
                .toList();
    }

    public Optional<JsonObject> input(String block) {
        return blocks().stream()
                .filter(each -> block.equals(each.getString("block_id")))
                .findFirst();
    }

    List<JsonObject> blocks() {
        JsonArray blocks = view.getJsonArray("blocks");
        return blocks.stream().map(JsonObject.class::cast).toList();
    }
}
