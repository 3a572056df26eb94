package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Kafka's users may do what their services do: read the topics of incoming channels as the groups these name, and write those of
 * outgoing ones and of dead letters. For services whose channels are configured, notifier and bot; the incident service's are code.
 */
public final class Rights implements Rule {
    private static final List<String> SERVICES = List.of("notifier", "bot");

    private final Path repository;

    public Rights(Path repository) {
        this.repository = repository;
    }

    @Override
    public String name() {
        return "rights";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return SERVICES.stream()
                .flatMap(service -> manifests.find("KafkaUser", "kafka-" + service).stream()
                        .flatMap(user -> user(user, Channels.of(repository, service))));
    }

    private Stream<Finding> user(Manifest user, Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("mp.messaging."))
                .sorted()
                .flatMap(name -> needed(name, properties.getProperty(name)))
                .filter(need ->
                        Manifest.each(user.at("/spec/authorization/acls")).noneMatch(need::isMetBy))
                .map(need -> about(user, "may not " + need.operation() + " " + need.type() + " " + need.name()))
                .distinct();
    }

    private record Need(String type, String name, String operation) {
        boolean isMetBy(JsonNode acl) {
            JsonNode resource = acl.path("resource");
            String of = resource.path("name").asText();
            boolean fits = resource.path("patternType").asText("literal").equals("prefix")
                    ? name.startsWith(of)
                    : name.equals(of);
            return fits
                    && resource.path("type").asText().equals(type)
                    && Manifest.each(acl.path("operations"))
                            .anyMatch(each -> each.asText().equals(operation));
        }
    }

    private static Stream<Need> needed(String property, String value) {
        if (property.endsWith(".group.id")) {
            return Stream.of(new Need("group", value, "Read"));
        }
        if (property.endsWith(".dead-letter-queue.topic")) {
            return Stream.of(new Need("topic", value, "Write"));
        }
        if (!property.endsWith(".topic")) {
            return Stream.empty();
        }
        return Stream.of(new Need("topic", value, property.startsWith("mp.messaging.incoming.") ? "Read" : "Write"));
    }
}
