package io.sitrep.bot.incident;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A change the incident service is asked for. It is settled before it is sent and never changes after: sent again under
 * the same key it has one effect.
 *
 * @param path below {@code /api/v1/}
 * @param ref the incident it is about; empty when the order makes one
 * @param body what is sent
 * @param deed what the answer calls it: {@code declared}
 */
public record Order(String path, Optional<String> ref, Map<String, String> body, String deed) {
    public Order {
        body = Map.copyOf(body);
    }

    public static Order declare(String title, Optional<String> severity, String message) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("title", title);
        body.put("message", message);
        severity.ifPresent(value -> body.put("severity", value));
        return new Order("incidents", Optional.empty(), body, "declared");
    }

    public static Order update(String ref, String message) {
        return new Order("incidents/" + ref + "/updates", Optional.of(ref), Map.of("message", message), "updated");
    }

    public static Order resolve(String ref, String message) {
        return new Order(
                "incidents/" + ref + "/updates",
                Optional.of(ref),
                Map.of("message", message, "status", "resolved"),
                "resolved");
    }

    /** What the public is told. */
    public String message() {
        return body.getOrDefault("message", "");
    }
}
