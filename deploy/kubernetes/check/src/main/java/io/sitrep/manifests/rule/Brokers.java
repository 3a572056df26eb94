package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Topics, users and pools are of a broker that is there and big enough for them; users may do something with topics that are there. */
public final class Brokers implements Rule {
    private static final Set<String> PARTS = Set.of("KafkaTopic", "KafkaUser", "KafkaNodePool");

    @Override
    public String name() {
        return "brokers";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        Set<String> topics = manifests.of("KafkaTopic").map(Manifest::name).collect(Collectors.toSet());
        Stream<Finding> parts = manifests.all().stream()
                .filter(each -> PARTS.contains(each.kind()))
                .flatMap(each -> part(each, manifests));
        return Stream.of(
                        parts,
                        manifests.of("KafkaTopic").flatMap(topic -> copies(topic, manifests)),
                        manifests.of("KafkaUser").flatMap(user -> rights(user, topics)))
                .flatMap(found -> found);
    }

    private Stream<Finding> part(Manifest part, Manifests manifests) {
        String cluster = part.labels().getOrDefault("strimzi.io/cluster", "");
        return manifests.find("Kafka", cluster).isPresent()
                ? Stream.empty()
                : Stream.of(about(part, "is of the Kafka \"" + cluster + "\", which is not there"));
    }

    private Stream<Finding> copies(Manifest topic, Manifests manifests) {
        int brokers = manifests
                .of("KafkaNodePool")
                .filter(pool -> Manifest.each(pool.at("/spec/roles"))
                        .anyMatch(role -> role.asText().equals("broker")))
                .mapToInt(pool -> pool.at("/spec/replicas").asInt())
                .sum();
        int replicas = topic.at("/spec/replicas").asInt();
        int acknowledged = topic.at("/spec/config").path("min.insync.replicas").asInt(1);
        if (replicas > brokers) {
            return Stream.of(about(topic, "wants " + replicas + " replicas of " + brokers + " brokers"));
        }
        return acknowledged < 2 || acknowledged >= replicas
                ? Stream.of(about(
                        topic,
                        "with " + replicas + " replicas and min.insync.replicas " + acknowledged
                                + " either loses what one broker had, or stops when one is away"))
                : Stream.empty();
    }

    private Stream<Finding> rights(Manifest user, Set<String> topics) {
        return Manifest.each(user.at("/spec/authorization/acls"))
                .map(acl -> acl.path("resource"))
                .filter(resource -> resource.path("type").asText().equals("topic"))
                .map(resource -> nobody(resource, topics))
                .flatMap(Optional::stream)
                .map(name -> about(user, "has rights on the topic " + name + ", which is not there"));
    }

    private static Optional<String> nobody(JsonNode resource, Set<String> topics) {
        String name = resource.path("name").asText();
        return resource.path("patternType").asText("literal").equals("literal") && !topics.contains(name)
                ? Optional.of(name)
                : Optional.empty();
    }
}
