package io.sitrep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the repository has for Kubernetes, rendered by kubectl, breaks no rule. That the rules bite is {@link BrokenManifestsIT}'s. */
class ManifestsIT {
    @ParameterizedTest
    @ValueSource(strings = {"dev", "byo", "prod", "vault", "observed"})
    void renderedManifestsHoldToAllRules(String installation) {
        Manifests manifests = Manifests.of(Installation.of(installation));

        assertThat(manifests.workloads().filter(workload -> workload.service().isPresent()))
                .as("incident, page, notifier and bot")
                .hasSize(4);
        assertThat(Installation.check().findings(manifests)).isEmpty();
    }
}
