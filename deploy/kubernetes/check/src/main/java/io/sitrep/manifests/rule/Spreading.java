package io.sitrep.manifests.rule;

import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Workload;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replicas are spread over zones and over nodes. */
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
                .filter(workload -> !over(workload).containsAll(OVER))
                .map(workload -> about(workload.id(), "may stand on one node or in one zone as a whole"));
    }

    private static Set<String> over(Workload workload) {
        return Manifest.each(workload.pod().path("topologySpreadConstraints"))
                .map(constraint -> constraint.path("topologyKey").asText())
                .collect(Collectors.toSet());
    }
}
