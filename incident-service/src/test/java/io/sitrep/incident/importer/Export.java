package io.sitrep.incident.importer;

import static io.sitrep.incident.api.Suite.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A Statuspage export in the making; what it holds stands in the file in the order in which it was added. */
public final class Export {
    public static final Path HISTORY = Path.of("../deploy/local/samples/github-status-2019-2021.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Part(String list, String item) {}

    private final List<Part> parts = new ArrayList<>();

    public static Export of(JsonNode... incidents) {
        Export export = new Export();
        for (JsonNode incident : incidents) {
            export.incident(incident.toString());
        }
        return export;
    }

    /** One that GitHub had: resolved, with one update and without components. */
    public static ObjectNode anIncident(String id) {
        ObjectNode incident = (ObjectNode) history().get("incidents").get(0);
        incident.put("id", id);
        ((ObjectNode) incident.get("incident_updates").get(0))
                .put("id", "u-" + id)
                .put("incident_id", id);
        return incident;
    }

    /** Says something more about the incident, before all that it says. */
    public static ObjectNode anUpdate(ObjectNode incident, String id, String status, String body, String at) {
        ObjectNode update = ((ObjectNode) incident.get("incident_updates").get(0)).deepCopy();
        update.put("id", id).put("status", status).put("body", body);
        update.put("created_at", at).put("updated_at", at).put("display_at", at);
        incident.withArray("incident_updates").insert(0, update);
        return update;
    }

    public static ObjectNode aComponent(String id, String name) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("name", name)
                .put("status", "operational")
                .put("created_at", "2019-02-13T15:52:22.000Z")
                .put("updated_at", "2020-07-06T07:41:08.000Z")
                .put("position", 3)
                .putNull("description")
                .put("showcase", true)
                .put("start_date", "2019-02-13")
                .putNull("group_id")
                .put("group", false)
                .put("only_show_if_degraded", false);
    }

    public static ObjectNode aGroup(String id, String name, String... components) {
        ObjectNode group = aComponent(id, name).put("group", true);
        group.remove("start_date");
        for (String component : components) {
            group.withArray("components").add(component);
        }
        return group;
    }

    public static void affect(ObjectNode update, String code, String name, String from, String to) {
        if (!update.hasNonNull("affected_components")) {
            update.putArray("affected_components");
        }
        update.withArray("affected_components")
                .addObject()
                .put("code", code)
                .put("name", name)
                .put("old_status", from)
                .put("new_status", to);
    }

    public static JsonNode history() {
        try {
            return JSON.readTree(HISTORY.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param json of an item, or of what stands in the place of one */
    public Export incident(String json) {
        parts.add(new Part("incidents", json));
        return this;
    }

    public Export maintenance(JsonNode item) {
        parts.add(new Part("scheduled_maintenances", item.toString()));
        return this;
    }

    public Export component(JsonNode item) {
        parts.add(new Part("components", item.toString()));
        return this;
    }

    public ValidatableResponse send() {
        return send(toString());
    }

    /** @param key as Idempotency-Key */
    public ValidatableResponse sent(String key) {
        return admin().header("Idempotency-Key", key)
                .body(toString())
                .post("/api/v1/import/statuspage")
                .then();
    }

    public static ValidatableResponse send(String body) {
        return admin().body(body).post("/api/v1/import/statuspage").then().statusCode(200);
    }

    @Override
    public String toString() {
        return parts.stream()
                .map(Part::list)
                .distinct()
                .map(list -> "\"" + list + "\":["
                        + parts.stream()
                                .filter(part -> part.list.equals(list))
                                .map(Part::item)
                                .collect(Collectors.joining(","))
                        + "]")
                .collect(Collectors.joining(",", "{\"page\":{},", "}"));
    }
}
