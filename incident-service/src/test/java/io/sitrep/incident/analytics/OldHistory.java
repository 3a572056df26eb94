package io.sitrep.incident.analytics;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.incident.Database;
import io.sitrep.incident.importer.Export;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * GitHub's three years, imported as if they were twenty years older, under names of their own: tests share a database, and
 * those years are empty. Read straight from the file, slowly.
 */
final class OldHistory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TIME = Pattern.compile("\"20([12]\\d-\\d\\d-\\d\\d(?:T[0-9:.]+Z)?)\"");
    private static final Pattern CODE = Pattern.compile("\"(id|code)\":\"([a-z0-9])([a-z0-9]{11})\"");

    private final JsonNode history;
    private final Database database;

    private OldHistory(JsonNode history, Database database) {
        this.history = history;
        this.database = database;
    }

    static OldHistory imported(Database database) throws IOException {
        String older = TIME.matcher(Export.history().toString()).replaceAll(time -> {
            int year = Integer.parseInt(time.group(1).substring(0, 2)) + 2000 - 20;
            return "\"" + year + time.group(1).substring(2) + "\"";
        });
        String renamed = CODE.matcher(older)
                .replaceAll(id -> "\"%s\":\"%s%s\"".formatted(id.group(1), turned(id.group(2)), id.group(3)));
        JsonNode history = JSON.readTree(renamed.replace("\"name\":\"", "\"name\":\"Old "));
        Export.send(history.toString());
        return new OldHistory(history, database);
    }

    record Held(String status, Instant from, Instant to) {}

    List<JsonNode> incidents() {
        List<JsonNode> incidents = new ArrayList<>();
        history.get("incidents").forEach(incidents::add);
        return incidents;
    }

    private List<JsonNode> everything() {
        List<JsonNode> everything = incidents();
        history.get("scheduled_maintenances").forEach(everything::add);
        return everything;
    }

    /** By component: what an update says holds until the next one that speaks of it, or the incident's end. */
    Map<String, List<Held>> held() {
        Map<String, List<Held>> held = new HashMap<>();
        for (JsonNode incident : everything()) {
            List<JsonNode> updates = oldestFirst(incident);
            names(incident).forEach(name -> held.computeIfAbsent(name, ignored -> new ArrayList<>()));
            for (int i = 0; i < updates.size(); i++) {
                for (JsonNode said : updates.get(i).path("affected_components")) {
                    Instant from = Instant.parse(text(updates.get(i), "display_at"));
                    Instant end = updates.stream()
                            .skip(i + 1L)
                            .filter(later -> speaksOf(later, text(said, "code")))
                            .map(later -> Instant.parse(text(later, "display_at")))
                            .findFirst()
                            .orElseGet(() -> end(incident));
                    if (!text(said, "new_status").equals("operational") && end.isAfter(from)) {
                        held.get(name(text(said, "code"))).add(new Held(text(said, "new_status"), from, end));
                    }
                }
            }
        }
        return held;
    }

    /** GitHub left its maintenances in progress; each was over when it was planned to be. */
    private static Instant end(JsonNode incident) {
        return Instant.parse(text(incident, incident.get("resolved_at").isNull() ? "scheduled_until" : "resolved_at"));
    }

    private static boolean speaksOf(JsonNode update, String code) {
        for (JsonNode said : update.path("affected_components")) {
            if (text(said, "code").equals(code)) {
                return true;
            }
        }
        return false;
    }

    Instant since(String name, List<Held> held) {
        for (JsonNode incident : everything()) {
            for (JsonNode component : incident.get("components")) {
                if (name(text(component, "id")).equals(name)) {
                    Instant created = Instant.parse(text(component, "created_at"));
                    return component.get("start_date").isNull()
                            ? Stream.concat(Stream.of(created), held.stream().map(Held::from))
                                    .min(Instant::compareTo)
                                    .orElseThrow()
                            : Instant.parse(text(component, "start_date") + "T00:00:00Z");
                }
            }
        }
        return held.stream().map(Held::from).min(Instant::compareTo).orElse(Instant.MAX);
    }

    /** What it lists, and what its updates speak of: a component may have been called otherwise then. */
    Set<String> names(JsonNode incident) {
        Set<String> codes = new TreeSet<>(incident.get("components").findValuesAsText("id"));
        incident.get("incident_updates").forEach(update -> codes.addAll(update.findValuesAsText("code")));
        return codes.stream().map(this::name).collect(toSet());
    }

    private String name(String code) {
        return database.texts("SELECT name FROM components WHERE public_id = ?", code)
                .get(0);
    }

    static List<JsonNode> oldestFirst(JsonNode incident) {
        List<JsonNode> updates = new ArrayList<>();
        incident.get("incident_updates").forEach(update -> updates.add(0, update));
        return updates;
    }

    static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }

    /** Another sign of the same kind. */
    private static char turned(String sign) {
        char one = sign.charAt(0);
        return one == '9' ? '0' : one == 'z' ? 'a' : (char) (one + 1);
    }
}
