package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Workload;
import io.sitrep.manifests.rule.Variables.Variable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Each container says what it needs (processor, memory) and how much memory it may take; scratch space has an end. There is no
 * limit of processor time on purpose: it would throttle a start, and a process that is throttled misses its leases. Services name
 * Java's collector: by itself it takes the serial one where there is less than 1,792 MiB, and what was measured was another.
 */
public final class Resources implements Rule {
    private static final Pattern COLLECTOR = Pattern.compile(".*-XX:\\+Use[A-Za-z0-9]+GC\\b.*");

    @Override
    public String name() {
        return "resources";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> Stream.of(
                                workload.containers().flatMap(container -> container(workload, container)),
                                scratch(workload),
                                collector(workload, manifests))
                        .flatMap(found -> found));
    }

    private Stream<Finding> collector(Workload workload, Manifests manifests) {
        Variable options = Variables.of(workload, manifests).get("JAVA_TOOL_OPTIONS");
        boolean named = options != null
                && options.value().filter(COLLECTOR.asMatchPredicate()).isPresent();
        return named || workload.service().isEmpty()
                ? Stream.empty()
                : Stream.of(about(workload.id(), "does not name Java's collector (JAVA_TOOL_OPTIONS)"));
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
