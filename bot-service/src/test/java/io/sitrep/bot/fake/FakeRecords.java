package io.sitrep.bot.fake;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the incident service keeps beside an incident that is named by its id: its links and the entries of its timeline. Keys are remembered. */
public final class FakeRecords {
    private static final Pattern LINK =
            Pattern.compile("/api/v1/incidents/([0-9a-f-]{36})/links/([a-z][a-z0-9_-]{0,39})");
    private static final Pattern TIMELINE = Pattern.compile("/api/v1/incidents/([0-9a-f-]{36})/timeline(?:/([^/]+))?");
    private static final Set<String> NOTE = Set.of("text", "at", "source", "author");

    private final Map<String, JsonObject> links = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, String> declarers = new HashMap<>();
    private final Map<String, FakeServer.Answer> remembered = new HashMap<>();
    private String losesNext = "none";

    /** An entry of a timeline. */
    public record Entry(String id, String incident, JsonObject body, String actor, boolean removed) {}

    static boolean isFor(String method, String path) {
        return TIMELINE.matcher(path).matches()
                || !method.equals("GET") && LINK.matcher(path).matches();
    }

    synchronized FakeServer.Answer change(String method, String path, String key, String actor, String body) {
        if (key != null && remembered.containsKey(key)) {
            return remembered.get(key);
        }
        FakeServer.Answer answer = changed(method, path, actor, body.isEmpty() ? null : new JsonObject(body));
        if (key != null) {
            remembered.put(key, answer);
        }
        boolean lost = path.contains(losesNext) && !actor.equals("bot");
        losesNext = lost ? "none" : losesNext;
        return lost ? FakeServer.Answer.lostOnTheWay() : answer;
    }

    /** The next change of the incident that somebody asks for is made, and nobody hears of it. */
    public synchronized void losesNextAnswer(UUID incident) {
        losesNext = incident.toString();
    }

    /** Who stands on the timeline as having declared it. */
    public synchronized void declaredBy(UUID incident, String actor) {
        declarers.put(incident.toString(), actor);
    }

    public synchronized JsonObject link(UUID incident, String rel) {
        return links.get(incident + " " + rel);
    }

    public synchronized List<Entry> timeline(UUID incident) {
        return new ArrayList<>(entries.values().stream()
                .filter(entry -> entry.incident().equals(incident.toString()))
                .toList());
    }

    private FakeServer.Answer changed(String method, String path, String actor, JsonObject body) {
        Matcher link = LINK.matcher(path);
        if (link.matches() && method.equals("PUT") && body != null && body.containsKey("url")) {
            links.put(link.group(1) + " " + link.group(2), body);
            return FakeServer.Answer.of(200, "{}");
        }
        Matcher timeline = TIMELINE.matcher(path);
        if (!timeline.matches()) {
            return FakeServer.Answer.of(400, "{}");
        }
        return switch (method) {
            case "GET" -> begin(timeline.group(1));
            case "POST" -> written(timeline.group(1), actor, body);
            case "PATCH" -> rewritten(timeline.group(2), body);
            case "DELETE" -> removed(timeline.group(2));
            default -> FakeServer.Answer.of(405, "{}");
        };
    }

    private FakeServer.Answer begin(String incident) {
        JsonArray items =
                new JsonArray().add(new JsonObject().put("type", "noted").put("actor_id", "slack:T0HOME:U0NOBODY"));
        if (declarers.containsKey(incident)) {
            items.add(new JsonObject().put("type", "declared").put("actor_id", declarers.get(incident)));
        }
        return FakeServer.Answer.of(200, new JsonObject().put("items", items).encode());
    }

    private FakeServer.Answer written(String incident, String actor, JsonObject body) {
        if (!NOTE.containsAll(body.fieldNames()) || body.getString("text", "").isBlank()) {
            return FakeServer.Answer.of(400, "{}");
        }
        Entry entry = new Entry(UUID.randomUUID().toString(), incident, body, actor, false);
        entries.put(entry.id(), entry);
        return FakeServer.Answer.of(201, body.copy().put("id", entry.id()).encode());
    }

    private FakeServer.Answer rewritten(String id, JsonObject body) {
        Entry entry = entries.get(id);
        if (entry == null || entry.removed()) {
            return FakeServer.Answer.of(404, "{}");
        }
        entries.put(id, new Entry(id, entry.incident(), entry.body().copy().mergeIn(body), entry.actor(), false));
        return FakeServer.Answer.of(200, "{}");
    }

    private FakeServer.Answer removed(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            return FakeServer.Answer.of(404, "{}");
        }
        entries.put(id, new Entry(id, entry.incident(), entry.body(), entry.actor(), true));
        return FakeServer.Answer.of(204, "");
    }
}
