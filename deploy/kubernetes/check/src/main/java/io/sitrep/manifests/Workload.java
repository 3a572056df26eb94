package io.sitrep.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that runs pods of ours, or of somebody else's image in our namespace. */
public record Workload(Manifest manifest) {
    private static final Map<String, String> SERVICES =
            Map.of("incident", "incident", "page", "incident", "notifier", "notifier", "bot", "bot");

    public String id() {
        return manifest.id();
    }

    public JsonNode template() {
        return manifest.at("/spec/template");
    }

    public JsonNode pod() {
        return template().path("spec");
    }

    public Map<String, String> labels() {
        return Manifest.texts(template().at("/metadata/labels"));
    }

    /** The service of the suite that runs in it; none for a database, a broker or a mailbox. */
    public Optional<String> service() {
        return Optional.ofNullable(SERVICES.get(labels().getOrDefault("app.kubernetes.io/name", "")));
    }

    /** All containers, those included that run before the others. */
    public Stream<JsonNode> containers() {
        return Stream.of("initContainers", "containers", "ephemeralContainers")
                .flatMap(list -> Manifest.each(pod().path(list)));
    }

    public Pods pods() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        containers()
                .flatMap(container -> Manifest.each(container.path("ports")))
                .forEach(port -> ports.put(
                        port.path("name").asText(port.path("containerPort").asText()),
                        port.path("containerPort").asInt()));
        return new Pods(id(), labels(), ports);
    }
}
