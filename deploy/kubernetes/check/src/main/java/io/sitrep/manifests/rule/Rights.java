package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Kafka's users may do what their services do, and nothing else: by the channels of notifier and bot ({@link Channels}) and by what
 * code asks of Kafka itself ({@link SpokenInCode}). The operator reads dead letters, and sets back the groups that a restore is about.
 * To describe a thing comes with reading and writing it and is nobody's harm.
 */
public final class Rights implements Rule {
    private final Map<String, List<Need>> services = new TreeMap<>();
    private final List<Need> keptPlaces;
    private final List<String> unknown;

    /** Reads all sources, once. */
    public Rights(Path repository) {
        SpokenInCode code = new SpokenInCode(repository);
        List<Need> notifier = new ArrayList<>(Channels.needs(repository, "notifier"));
        notifier.addAll(code.notifier());
        services.put("incident", code.incident());
        services.put("page", code.page());
        services.put("notifier", notifier);
        services.put("bot", Channels.needs(repository, "bot"));
        keptPlaces = Stream.of("notifier", "bot")
                .flatMap(service -> Channels.keptPlaces(repository, service).stream())
                .toList();
        unknown = code.unknown().toList();
    }

    @Override
    public String name() {
        return "rights";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        Stream<Finding> ours =
                services.entrySet().stream().flatMap(each -> user(each.getKey(), each.getValue(), manifests));
        return Stream.of(
                        unknown.stream().map(file -> about(file, "talks to Kafka, and nobody says with which rights")),
                        ours,
                        user("operator", operator(manifests), manifests))
                .flatMap(found -> found);
    }

    private List<Need> operator(Manifests manifests) {
        List<Need> needs = new ArrayList<>();
        manifests
                .of("KafkaTopic")
                .map(Manifest::name)
                .filter(topic -> topic.endsWith("-dlq"))
                .forEach(topic -> needs.add(Need.read(topic)));
        // As kafka-console-consumer.sh calls itself.
        needs.add(Need.group("console-consumer-1"));
        needs.addAll(keptPlaces);
        return needs;
    }

    private Stream<Finding> user(String name, List<Need> needs, Manifests manifests) {
        return manifests.find("KafkaUser", "kafka-" + name).stream()
                .flatMap(user -> Stream.concat(lacking(user, needs), idle(user, needs)));
    }

    private Stream<Finding> lacking(Manifest user, List<Need> needs) {
        return needs.stream()
                .filter(need -> acls(user).noneMatch(need::isMetBy))
                .map(need -> about(user, "may not " + need.operation() + " " + need.type() + " " + need.name()))
                .distinct();
    }

    private Stream<Finding> idle(Manifest user, List<Need> needs) {
        return acls(user)
                .flatMap(acl -> Manifest.each(acl.path("operations"))
                        .map(JsonNode::asText)
                        .filter(operation -> !operation.equals("Describe"))
                        .filter(operation -> needs.stream()
                                .noneMatch(need -> need.operation().equals(operation) && need.isMetBy(acl)))
                        .map(operation -> about(
                                user,
                                "needs no right to " + operation + " "
                                        + acl.at("/resource/type").asText() + " "
                                        + acl.at("/resource/name").asText())));
    }

    private static Stream<JsonNode> acls(Manifest user) {
        return Manifest.each(user.at("/spec/authorization/acls"));
    }
}
