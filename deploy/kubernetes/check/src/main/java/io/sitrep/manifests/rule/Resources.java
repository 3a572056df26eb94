package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Workload;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Each container says what it needs (processor, memory) and how much memory it may take; scratch space has an end. There is no
 * limit of processor time on purpose: it would throttle a start, and a process that is throttled misses its leases.
 */
public final class Resources implements Rule {
    @Override
    public String name() {
        return "resources";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> Stream.concat(
                        workload.containers().flatMap(container -> container(workload, container)), scratch(workload)));
    }

    private Stream<Finding> container(Workload workload, JsonNode container) {
        JsonNode resources = container.path("resources");
        Optional<BigDecimal> wanted = amount(resources.at("/requests/memory"));
        Optional<BigDecimal> most = amount(resources.at("/limits/memory"));
        String who = "container " + container.path("name").asText();
        if (wanted.isEmpty() || amount(resources.at("/requests/cpu")).isEmpty()) {
            return Stream.of(about(workload.id(), who + " does not say what it needs (requests of cpu and memory)"));
        }
        if (most.isEmpty()) {
            return Stream.of(about(workload.id(), who + " may take all memory (no limit)"));
        }
        return most.get().compareTo(wanted.get()) < 0
                ? Stream.of(about(workload.id(), who + " needs more memory than it may take"))
                : Stream.empty();
    }

    private Stream<Finding> scratch(Workload workload) {
        return Manifest.each(workload.pod().path("volumes"))
                .filter(volume -> volume.has("emptyDir"))
                .filter(volume -> amount(volume.at("/emptyDir/sizeLimit")).isEmpty())
                .map(volume -> about(
                        workload.id(),
                        "volume " + volume.path("name").asText() + " may fill the node's disk (no sizeLimit)"));
    }

    private static Optional<BigDecimal> amount(JsonNode quantity) {
        try {
            return Optional.of(quantity.asText())
                    .filter(text -> !text.isEmpty())
                    .map(text -> Quantity.getAmountInBytes(new Quantity(text)))
                    .filter(amount -> amount.signum() > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
