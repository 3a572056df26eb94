package io.sitrep.bot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.fake.FakeServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The incidents there are, and what may be done to them: the rules of the contract, as far as chat meets them. */
final class FakeIncidents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOME_TIME = "2026-03-04T10:00:00.000Z";

    private final List<ObjectNode> all = new ArrayList<>();
    private String firstState = "published";
    private String visibility = "public";
    private int updates;

    /** What is posted from here on: {@code published}, {@code held} or {@code awaiting_approval}. */
    void posted(String state) {
        firstState = state;
    }

    /** Of what is declared from here on. */
    void visible(String toWhom) {
        visibility = toWhom;
    }

    void affects(String ref, String component, String name, String status) {
        ArrayNode parts = (ArrayNode) find(ref).path("components");
        parts.removeAll();
        parts.addObject().put("id", component).put("name", name).put("status", status);
    }

    Answer list(String query) {
        ArrayNode items = JSON.createArrayNode();
        all.stream()
                .filter(incident -> isResolved(incident) == query.contains("status=resolved"))
                .forEach(items::add);
        return Answer.of(
                200,
                JSON.createObjectNode()
                        .<ObjectNode>set("items", items)
                        .putNull("next_cursor")
                        .toString());
    }

    Answer declare(JsonNode json) {
        String title = json.path("title").asText();
        if (title.isEmpty() || title.contains("forbidden")) {
            return forbidden("title");
        }
        int number = all.size() + 1;
        ObjectNode incident = JSON.createObjectNode()
                .put("id", "0199d3c0-0000-7000-8000-00000000000" + Integer.toHexString(number))
                .put("public_id", "k2v9x0q4m7b" + Integer.toString(number, 36))
                .put("ref", "INC-" + number)
                .put("title", title)
                .put("status", "investigating")
                .put("severity", json.path("severity").asText("SEV3"))
                .put("visibility", visibility)
                .put("started_at", SOME_TIME)
                .put("revision", 1);
        incident.putObject("links");
        for (String list : List.of("components", "regions", "roles", "tasks", "updates", "timeline")) {
            incident.putArray(list);
        }
        update(incident, json.path("message").asText(), "investigating");
        all.add(incident);
        return whole(201, incident);
    }

    Answer get(String ref) {
        return all.stream()
                .filter(incident -> incident.path("ref").asText().equals(ref))
                .findFirst()
                .map(incident -> whole(200, incident))
                .orElseGet(() -> unknown("incident " + ref));
    }

    /** From its beginning, two lines a page, whatever was asked for. */
    Answer timeline(String ref, String query) {
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceFirst(".*cursor=", "")) : 0;
        JsonNode lines = find(ref).path("timeline");
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        for (int i = from; i < Math.min(from + 2, lines.size()); i++) {
            items.add(lines.path(i));
        }
        page.put("next_cursor", from + 2 < lines.size() ? String.valueOf(from + 2) : null);
        return Answer.of(200, page.toString());
    }

    /** @param rest what follows the reference, without the first slash; empty for the incident itself */
    Answer change(String ref, String method, String rest, JsonNode json, String ifMatch) {
        ObjectNode incident = find(ref);
        if (incident == null) {
            return unknown("incident " + ref);
        }
        String[] steps = rest.split("/", -1);
        incident.put("revision", incident.path("revision").asInt() + 1);
        return switch (steps[0]) {
            case "" -> edit(incident, json, ifMatch);
            case "updates" -> steps.length == 1 ? post(incident, json) : release(incident, steps[1], steps[2]);
            case "reopen" -> reopen(incident, json);
            case "acknowledge" -> whole(200, incident.put("acknowledged_at", SOME_TIME));
            case "merge" -> whole(200, incident.put("status", "resolved").set("merged_into", json.path("into")));
            case "roles" -> role(incident, method, steps[1], json);
            case "links" -> {
                ((ObjectNode) incident.path("links")).set(steps[1], json.path("url"));
                yield whole(200, incident);
            }
            case "tasks" -> task(incident, steps, json);
            case "timeline" -> {
                if (json.path("text").asText().contains("forbidden")) {
                    yield forbidden("text");
                }
                ((ArrayNode) incident.path("timeline"))
                        .addObject()
                        .put("type", "noted")
                        .put("text", json.path("text").asText())
                        .put("at", SOME_TIME)
                        .put("author", "Rosa Responder é");
                yield Answer.of(201, json.toString());
            }
            default -> unknown("way " + rest);
        };
    }

    private Answer edit(ObjectNode incident, JsonNode json, String ifMatch) {
        String before = "\"" + (incident.path("revision").asInt() - 1) + "\"";
        if (ifMatch == null) {
            return FakeIncidentService.problem(428, "If-Match wanted", "Send the ETag");
        }
        if (!ifMatch.equals("*") && !ifMatch.equals(before)) {
            return FakeIncidentService.problem(412, "Changed meanwhile", "It is another version");
        }
        json.properties().forEach(field -> incident.set(field.getKey(), field.getValue()));
        return whole(200, incident);
    }

    private Answer post(ObjectNode incident, JsonNode json) {
        String status = json.path("status").asText(incident.path("status").asText());
        if (json.has("status") && isResolved(incident) && !status.equals("resolved")) {
            return FakeIncidentService.problem(
                    409, "Status change not allowed", "A resolved incident cannot become " + status);
        }
        incident.put("status", status);
        return Answer.of(
                201, update(incident, json.path("message").asText(), status).toString());
    }

    void concerns(String ref, String component, String status) {
        ((ObjectNode) find(ref).path("updates").path(0))
                .putArray("components")
                .addObject()
                .put("id", component)
                .put("old_status", "operational")
                .put("status", status);
    }

    void saidInside(String ref, String message) {
        ObjectNode incident = find(ref);
        update(incident, message, incident.path("status").asText())
                .put("visibility", "internal")
                .put("state", "published")
                .putNull("published_at");
    }

    private Answer reopen(ObjectNode incident, JsonNode json) {
        if (!isResolved(incident)) {
            return FakeIncidentService.problem(409, "Change not allowed", "It is open");
        }
        update(incident.put("status", "investigating"), json.path("message").asText(), "investigating");
        return whole(200, incident);
    }

    private ObjectNode update(ObjectNode incident, String message, String status) {
        updates++;
        ObjectNode update = JSON.createObjectNode()
                .put("id", "0199d3c0-0000-7000-8000-1000000000" + (10 + updates))
                .put("public_id", "up000000000" + (updates % 10))
                .put("status", status)
                .put("message", message)
                .put("visibility", incident.path("visibility").asText())
                .put("state", firstState)
                .put("created_at", SOME_TIME)
                .put("published_at", firstState.equals("published") ? SOME_TIME : null)
                .put("publish_at", firstState.equals("held") ? "2026-03-04T10:05:00.000Z" : null)
                .put("author", "Rosa Responder é");
        // The page is offered in more languages than anybody writes in here.
        update.putArray("missing_translations").add("it").add("fr");
        ((ArrayNode) incident.path("updates")).insert(0, update);
        return update;
    }

    private Answer release(ObjectNode incident, String id, String verb) {
        ObjectNode update = StreamSupport.stream(incident.path("updates").spliterator(), false)
                .filter(known -> known.path("id").asText().equals(id))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
        String state = update.path("state").asText();
        boolean allowed = switch (verb) {
            case "approve" -> state.equals("awaiting_approval");
            case "publish" -> Set.of("draft", "held").contains(state);
            case "stop" -> !Set.of("stopped", "retracted").contains(state);
            default -> Set.of("published", "corrected").contains(state);
        };
        if (!allowed) {
            return FakeIncidentService.problem(409, "Change not allowed", "An update that is " + state);
        }
        switch (verb) {
            case "stop" -> update.put("state", "stopped").put("told", 37);
            case "retract" -> update.put("state", "retracted");
            default -> update.put("state", "published").put("published_at", SOME_TIME);
        }
        return Answer.of(200, update.toString());
    }

    private Answer role(ObjectNode incident, String method, String role, JsonNode json) {
        ArrayNode roles = (ArrayNode) incident.path("roles");
        for (int i = roles.size() - 1; i >= 0; i--) {
            if (roles.path(i).path("role").asText().equals(role)) {
                roles.remove(i);
            }
        }
        if (method.equals("PUT")) {
            roles.addObject()
                    .put("role", role)
                    .put("person", json.path("person").asText());
            incident.set("commander", role.equals("commander") ? json.path("person") : incident.path("commander"));
        }
        return whole(200, incident);
    }

    private Answer task(ObjectNode incident, String[] steps, JsonNode json) {
        ArrayNode tasks = (ArrayNode) incident.path("tasks");
        if (steps.length == 1) {
            ObjectNode task = tasks.addObject()
                    .put("id", "0199d3c0-0000-7000-8000-20000000000" + tasks.size())
                    .put("text", json.path("text").asText())
                    .put("done", false);
            return Answer.of(201, task.toString());
        }
        for (JsonNode task : tasks) {
            if (task.path("id").asText().equals(steps[1])) {
                return Answer.of(
                        200,
                        ((ObjectNode) task)
                                .put("done", json.path("done").asBoolean())
                                .toString());
            }
        }
        return unknown("task " + steps[1]);
    }

    private ObjectNode find(String ref) {
        return all.stream()
                .filter(incident -> incident.path("ref").asText().equals(ref))
                .findFirst()
                .orElse(null);
    }

    private static boolean isResolved(JsonNode incident) {
        return incident.path("status").asText().equals("resolved");
    }

    private static Answer whole(int status, JsonNode incident) {
        return Answer.of(status, incident.toString())
                .with("ETag", "\"" + incident.path("revision").asInt() + "\"");
    }

    private static Answer forbidden(String field) {
        String problem =
                "{\"type\":\"/problems/invalid-value\",\"title\":\"A value is missing or not allowed\",\"status\":422,"
                        + "\"detail\":\"FIELD: no\",\"errors\":[{\"field\":\"FIELD\",\"message\":\"holds a forbidden word\"}]}";
        return Answer.of(422, problem.replace("FIELD", field));
    }

    private static Answer unknown(String what) {
        return FakeIncidentService.problem(404, "Not found", "There is no " + what);
    }
}
