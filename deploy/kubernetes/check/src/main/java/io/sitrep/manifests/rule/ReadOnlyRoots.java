package io.sitrep.manifests.rule;

import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import java.util.Set;
import java.util.stream.Stream;

/** No container writes into its image. The one that has to is named here, and may not be named any longer once it need not. */
public final class ReadOnlyRoots implements Rule {
    /** The start script of Kafka's image writes its configuration beside itself; this one is for trying things out. */
    private static final Set<String> WRITE = Set.of("StatefulSet/kafka");

    @Override
    public String name() {
        return "read-only-root";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> workload.containers()
                        .filter(container -> container
                                        .at("/securityContext/readOnlyRootFilesystem")
                                        .asBoolean()
                                == WRITE.contains(workload.id()))
                        .map(container -> about(
                                workload.id(),
                                "container " + container.path("name").asText()
                                        + (WRITE.contains(workload.id())
                                                ? " is read-only, and still excused"
                                                : " can write into its image"))));
    }
}
