package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A form somebody looks at. @param opener what was answered with it */
public record OpenModal(String id, Interaction opener, JsonObject modal) {
    public String title() {
        return modal.getString("title");
    }

    public String customId() {
        return modal.getString("custom_id");
    }

    /** The custom ids of its inputs, in their order. */
    public List<String> inputs() {
        return parts().map(input -> input.getString("custom_id")).toList();
    }

    public Optional<JsonObject> input(String customId) {
        return parts().filter(each -> customId.equals(each.getString("custom_id")))
                .findFirst();
    }

    private Stream<JsonObject> parts() {
        return Json.objects(modal, "components").stream().flatMap(OpenModal::inside);
    }

    static Stream<JsonObject> inside(JsonObject part) {
        return part.containsKey("component")
                ? Stream.of(part.getJsonObject("component"))
                : Json.objects(part, "components").stream();
    }
}
