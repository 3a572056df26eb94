package io.sitrep.bot.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes orders: one for each kind of change. Source of paths and bodies: the incident service's API. */
public final class Orders {
    private static final String UPDATES = "/updates";
    /** Whoever types a change in chat means the incident as it is then. */
    private static final Optional<String> ANY_VERSION = Optional.of("*");

    private Orders() {}

    /** @param body with title and message at least */
    public static Order declare(Map<String, Object> body) {
        return new Order("POST", "incidents", Optional.empty(), Optional.empty(), body, "declared", List.of(), null);
    }

    /** @param body with a message at least */
    public static Order update(String ref, Map<String, Object> body) {
        boolean ends = "resolved".equals(body.get("status"));
        return post(ref, UPDATES, body, ends ? "resolved" : "updated");
    }

    public static Order reopen(String ref, Map<String, Object> body) {
        return post(ref, "/reopen", body, "reopened");
    }

    /** @param update its id */
    public static Order approve(String ref, String update) {
        return post(ref, UPDATES + "/" + update + "/approve", Map.of(), "approved");
    }

    public static Order publish(String ref, String update) {
        return post(ref, UPDATES + "/" + update + "/publish", Map.of(), "published");
    }

    public static Order stop(String ref, String update) {
        return post(ref, UPDATES + "/" + update + "/stop", Map.of(), "stopped");
    }

    public static Order retract(String ref, String update) {
        return post(ref, UPDATES + "/" + update + "/retract", Map.of(), "retracted");
    }

    public static Order acknowledge(String ref) {
        return post(ref, "/acknowledge", Map.of(), "acknowledged");
    }

    public static Order severity(String ref, String severity) {
        return edit(ref, ANY_VERSION, Map.of("severity", severity), "severity", severity);
    }

    /** @param version it was read with, which is the only one it changes; null when nobody knows it */
    public static Order severity(String ref, String version, String severity) {
        return edit(
                ref,
                Optional.ofNullable(version).or(() -> ANY_VERSION),
                Map.of("severity", severity),
                "severity",
                severity);
    }

    /** @param workaround empty to withdraw it */
    public static Order workaround(String ref, String workaround) {
        return edit(
                ref,
                ANY_VERSION,
                Map.of("workaround", workaround),
                workaround.isEmpty() ? "workaround.gone" : "workaround");
    }

    public static Order component(String ref, String name, String status) {
        Map<String, Object> component = Map.of("name", name, "status", status);
        return edit(ref, ANY_VERSION, Map.of("components", List.of(component)), "component", name, status);
    }

    /**
     * Where it is happening, all of it: so nobody's change in between may be overwritten.
     *
     * @param version the list was read with; null when nobody knows it
     */
    public static Order regions(String ref, String version, List<String> regions) {
        return edit(
                ref,
                Optional.of(version == null ? "*" : version),
                Map.of("regions", regions),
                "regions",
                String.join(", ", regions));
    }

    /** @param id as {@link io.sitrep.bot.port.Person#actorId}; empty when only the name is known */
    public static Order assign(String ref, String role, String name, Optional<String> id) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("person", name));
        id.ifPresent(known -> body.put("id", known));
        return about("PUT", ref, "/roles/" + role, body, "role", role, name);
    }

    public static Order relieve(String ref, String role) {
        return about("DELETE", ref, "/roles/" + role, Map.of(), "role.nobody", role);
    }

    public static Order addTask(String ref, String text) {
        return post(ref, "/tasks", Map.of("text", text), "task");
    }

    /** @param task its id */
    public static Order finishTask(String ref, String task, String text) {
        return about("PATCH", ref, "/tasks/" + task, Map.of("done", true), "task.done", text);
    }

    public static Order note(String ref, String text) {
        return post(ref, "/timeline", Map.of("text", text), "noted");
    }

    public static Order link(String ref, String rel, String url) {
        return about("PUT", ref, "/links/" + rel, Map.of("url", url), "linked", url);
    }

    public static Order merge(String ref, String into) {
        return about("POST", ref, "/merge", Map.of("into", into), "merged", into);
    }

    private static Order post(String ref, String path, Map<String, Object> body, String deed) {
        return about("POST", ref, path, body, deed);
    }

    private static Order edit(
            String ref, Optional<String> version, Map<String, Object> body, String deed, String... parts) {
        return new Order("PATCH", "incidents/" + ref, version, Optional.of(ref), body, deed, List.of(parts), null);
    }

    private static Order about(
            String method, String ref, String path, Map<String, Object> body, String deed, String... parts) {
        return new Order(
                method,
                "incidents/" + ref + path,
                Optional.empty(),
                Optional.of(ref),
                body,
                deed,
                List.of(parts),
                null);
    }
}
