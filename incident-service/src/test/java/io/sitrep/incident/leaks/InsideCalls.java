package io.sitrep.incident.leaks;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Calls of which the public learns nothing: how an incident is responded to, and what is refused. */
final class InsideCalls {
    private final Random random;
    private final Markers markers;
    private final Story story;

    InsideCalls(Random random, Markers markers, Story story) {
        this.random = random;
        this.markers = markers;
        this.story = story;
    }

    void staff() {
        Remembered incident = any(story.incidents);
        switch (random.nextInt(8)) {
            case 0 -> inside("PUT", incident, "/roles/commander", Map.of("person", mark("person"), "id", mark("id")));
            case 1 -> inside("DELETE", incident, "/roles/commander", null);
            case 2 ->
                story.call(
                        "POST",
                        "/" + incident.id + "/tasks",
                        Map.of("text", mark("task"), "assignee", mark("assignee")),
                        made -> incident.tasks.add(made.get("id").asText()));
            case 3 -> {
                String task = incident.tasks.isEmpty() ? UUID.randomUUID().toString() : any(incident.tasks);
                inside("PATCH", incident, "/tasks/" + task, Map.of("text", mark("task"), "done", true));
            }
            case 4 ->
                inside(
                        "PUT",
                        incident,
                        "/links/ticket",
                        Map.of("url", "https://tickets.example/" + mark("link"), "title", mark("linktitle")));
            case 5 ->
                inside(
                        "POST",
                        incident,
                        "/timeline",
                        Map.of("text", mark("note"), "source", mark("source"), "author", mark("author")));
            // Written, and never published.
            case 6 -> inside("PUT", incident, "/postmortem", Map.of("body", mark("postmortem")));
            default -> inside("POST", incident, "/acknowledge", null);
        }
    }

    void mistake() {
        Remembered incident = any(story.incidents);
        String updates = "/updates";
        switch (random.nextInt(6)) {
            case 0 -> inside("POST", incident, updates, Map.of("message", mark("bad"), "status", "broken"));
            case 1 -> inside("POST", incident, updates, Map.of("message", mark("bad"), "mesage", mark("bad")));
            case 2 ->
                inside(
                        "POST",
                        incident,
                        updates,
                        Map.of("message", mark("bad"), "workaround", mark("bad"), "regions", List.of("atlantis")));
            case 3 -> inside("PATCH", incident, "", Map.of("title", mark("bad"), "severity", "SEV9"));
            case 4 -> inside("POST", incident, updates + "/" + UUID.randomUUID() + "/publish", null);
            default -> inside("POST", incident, "/merge", Map.of("into", mark("bad")));
        }
    }

    private void inside(String method, Remembered incident, String path, Map<String, ?> body) {
        story.call(method, "/" + incident.id + path, body, nothing -> {});
    }

    private String mark(String kind) {
        return markers.next(kind);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
