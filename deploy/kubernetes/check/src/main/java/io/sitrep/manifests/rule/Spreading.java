package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Workload;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replicas are spread over zones and over nodes, and nodes that none of them may stand on don't count: by default each is one
 * without a replica, and nothing could be rolled out beside it.
 */
public final class Spreading implements Rule {
    private static final Set<String> OVER = Set.of("topology.kubernetes.io/zone", "kubernetes.io/hostname");

    @Override
    public String name() {
        return "spreading";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> workload.service().isPresent())
                .flatMap(this::look);
    }

    private Stream<Finding> look(Workload workload) {
        Stream<Finding> together = over(workload).containsAll(OVER)
                ? Stream.empty()
                : Stream.of(about(workload.id(), "may stand on one node or in one zone as a whole"));
        Stream<Finding> stuck = constraints(workload)
                .filter(constraint -> constraint
                        .path("whenUnsatisfiable")
                        .asText("DoNotSchedule")
                        .equals("DoNotSchedule"))
                .filter(constraint ->
                        !constraint.path("nodeTaintsPolicy").asText().equals("Honor"))
                .map(constraint -> about(
                        workload.id(),
                        "can't be rolled out where a node takes none of its pods: "
                                + constraint.path("topologyKey").asText() + " wants nodeTaintsPolicy: Honor"));
        return Stream.concat(together, stuck);
    }

    private static Stream<JsonNode> constraints(Workload workload) {
        return Manifest.each(workload.pod().path("topologySpreadConstraints"));
    }

    private static Set<String> over(Workload workload) {
        return constraints(workload)
                .map(constraint -> constraint.path("topologyKey").asText())
                .collect(Collectors.toSet());
    }
}
