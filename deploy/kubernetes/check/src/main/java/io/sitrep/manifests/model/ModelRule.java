package io.sitrep.manifests.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A rule about single objects, whatever stands beside them: what it has said of one it says again without looking. */
public abstract class ModelRule implements Rule {
    private final Map<JsonNode, List<Finding>> said = new HashMap<>();

    /** Whether the object is this rule's. */
    abstract boolean concerns(Manifest manifest);

    /** What is wrong with each; as many lists as objects, in their order. */
    abstract List<List<Finding>> judge(List<Manifest> manifests);

    @Override
    public final Stream<Finding> look(Manifests manifests) {
        List<Manifest> ours = manifests.all().stream().filter(this::concerns).toList();
        List<Manifest> unseen = ours.stream()
                .filter(manifest -> !said.containsKey(manifest.tree()))
                .distinct()
                .toList();
        List<List<Finding>> judged = unseen.isEmpty() ? List.of() : judge(unseen);
        for (int at = 0; at < unseen.size(); at++) {
            said.put(unseen.get(at).tree(), judged.get(at));
        }
        return ours.stream().flatMap(manifest -> said.get(manifest.tree()).stream());
    }
}
