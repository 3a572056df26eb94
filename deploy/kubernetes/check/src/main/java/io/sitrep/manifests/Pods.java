package io.sitrep.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pods that are alike.
 *
 * @param owner whose they are: {@code Deployment/notifier}
 * @param labels by which selectors find them
 * @param ports what they listen on, by name
 */
public record Pods(String owner, Map<String, String> labels, Map<String, Integer> ports) {

    static Pods madeBy(Manifest made) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Manifest.each(made.at("/spec/ports")).forEach(port -> ports.put(port.asText(), port.asInt()));
        return new Pods(made.at("/spec/owner").asText(), made.labels(), ports);
    }

    /** The number a port of a service, a probe or a policy means here; 0 when they don't listen on it. */
    public int port(JsonNode nameOrNumber) {
        if (nameOrNumber.isTextual()) {
            return ports.getOrDefault(nameOrNumber.asText(), 0);
        }
        return ports.containsValue(nameOrNumber.asInt()) ? nameOrNumber.asInt() : 0;
    }
}
