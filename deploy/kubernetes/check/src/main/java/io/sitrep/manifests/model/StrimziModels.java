package io.sitrep.manifests.model;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Strimzi's kinds in their version {@code v1} against Strimzi's own models: types, no unknown field, and by {@link StrimziVersion}
 * neither a field that {@code v1} has no longer nor a word that is no choice; and what {@code v1} wants is there.
 */
public final class StrimziModels extends ModelRule {
    static final String GROUP = "kafka.strimzi.io/";

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "Kafka", Kafka.class,
            "KafkaNodePool", KafkaNodePool.class,
            "KafkaTopic", KafkaTopic.class,
            "KafkaUser", KafkaUser.class);

    private final StrimziVersion version = new StrimziVersion("v1");

    @Override
    public String name() {
        return "strimzi-models";
    }

    @Override
    boolean concerns(Manifest manifest) {
        return manifest.apiVersion().startsWith(GROUP);
    }

    @Override
    List<List<Finding>> judge(List<Manifest> manifests) {
        return manifests.stream().map(manifest -> look(manifest).toList()).toList();
    }

    private Stream<Finding> look(Manifest manifest) {
        Class<? extends HasMetadata> model = KINDS.get(manifest.kind());
        if (model == null || !manifest.apiVersion().equals(GROUP + "v1")) {
            return Stream.of(
                    about(manifest, "is of a kind or version that is not used here: " + manifest.apiVersion()));
        }
        try {
            HasMetadata read = StrictJson.read(manifest.tree(), model);
            Stream<String> unknown = Stream.concat(UnknownFields.of(read), UnknownFields.of(read.getMetadata()))
                    .map(path -> path + " is an unknown field");
            return Stream.concat(unknown, version.faults(manifest.tree(), read)).map(says -> about(manifest, says));
        } catch (StrictJson.Unfit e) {
            return Stream.of(about(manifest, e.getMessage()));
        }
    }
}
