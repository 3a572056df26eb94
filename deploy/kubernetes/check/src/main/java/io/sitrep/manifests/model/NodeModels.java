package io.sitrep.manifests.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Kinds of Kubernetes, CloudNativePG, KEDA, the Gateway API and External Secrets against the typed models npm has of them: types, enums,
 * what is required, and no field that a model never looks at. Strimzi's kinds are {@link StrimziModels}' to judge.
 */
public final class NodeModels extends ModelRule {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;

    /** @param home a folder with {@code validate.mjs} and the packages installed beside it */
    public NodeModels(Path home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "typed-models";
    }

    @Override
    boolean concerns(Manifest manifest) {
        return !manifest.apiVersion().startsWith(StrimziModels.GROUP);
    }

    @Override
    List<List<Finding>> judge(List<Manifest> manifests) {
        ArrayNode asked = JSON.createArrayNode();
        manifests.forEach(each -> asked.add(each.tree()));
        try {
            JsonNode answers = JSON.readTree(Tool.run(home, asked.toString(), "node", "validate.mjs"));
            return IntStream.range(0, manifests.size())
                    .mapToObj(at -> Manifest.each(answers)
                            .filter(answer -> answer.path("object").asInt() == at)
                            .map(answer -> about(
                                    manifests.get(at),
                                    (answer.path("path").asText() + " "
                                                    + answer.path("says").asText())
                                            .trim()))
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
