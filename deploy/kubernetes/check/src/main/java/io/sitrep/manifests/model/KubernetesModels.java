package io.sitrep.manifests.model;

import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Kubernetes' own kinds and the Gateway API against fabric8's models: types without coercion, and no field that a model does not have.
 * The models keep unknown fields among their {@code additionalProperties}, so {@link UnknownFields} walks all of them.
 */
public final class KubernetesModels extends ModelRule {
    private static final String MODELS = "io.fabric8.kubernetes.api.model.";
    private static final Map<String, String> PACKAGES = Map.of(
            "v1", MODELS,
            "apps/v1", MODELS + "apps.",
            "batch/v1", MODELS + "batch.v1.",
            "policy/v1", MODELS + "policy.v1.",
            "networking.k8s.io/v1", MODELS + "networking.v1.",
            "gateway.networking.k8s.io/v1", MODELS + "gatewayapi.v1.");

    @Override
    public String name() {
        return "kubernetes-models";
    }

    /** What these models don't have is another rule's. */
    @Override
    boolean concerns(Manifest manifest) {
        return PACKAGES.containsKey(manifest.apiVersion());
    }

    @Override
    List<List<Finding>> judge(List<Manifest> manifests) {
        return manifests.stream().map(manifest -> look(manifest).toList()).toList();
    }

    private Stream<Finding> look(Manifest manifest) {
        Optional<Class<?>> model = model(manifest);
        if (model.isEmpty()) {
            return Stream.of(about(manifest, "is of no kind that " + manifest.apiVersion() + " has"));
        }
        try {
            return UnknownFields.of(StrictJson.read(manifest.tree(), model.get()))
                    .map(path -> about(manifest, path + " is an unknown field"));
        } catch (StrictJson.Unfit e) {
            return Stream.of(about(manifest, e.getMessage()));
        }
    }

    private static Optional<Class<?>> model(Manifest manifest) {
        try {
            return Optional.of(Class.forName(PACKAGES.get(manifest.apiVersion()) + manifest.kind()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
