package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Our services are asked on their management port whether they started, live and are ready, each by its own path. Liveness knows
 * neither database nor broker: both away is no reason to end a process. Others that serve somebody say at least when they are ready.
 */
public final class Probes implements Rule {
    private static final Map<String, String> PATHS = Map.of(
            "startupProbe",
            "/q/health/started",
            "livenessProbe",
            "/q/health/live",
            "readinessProbe",
            "/q/health/ready");
    private static final Map<String, Integer> MANAGEMENT = Map.of("incident", 9000, "notifier", 9001, "bot", 9002);

    @Override
    public String name() {
        return "probes";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> workload.service()
                        .map(service -> ours(workload, MANAGEMENT.get(service)))
                        .orElseGet(() -> theirs(workload)));
    }

    private Stream<Finding> ours(Workload workload, int management) {
        List<Finding> found = new ArrayList<>();
        JsonNode container = workload.containers().findFirst().orElseThrow();
        PATHS.forEach((probe, path) -> {
            JsonNode asked = container.at("/" + probe + "/httpGet");
            if (!asked.path("path").asText().equals(path)) {
                found.add(about(
                        workload.id(), probe + " asks \"" + asked.path("path").asText() + "\" instead of " + path));
            }
            if (workload.pods().port(asked.path("port")) != management) {
                found.add(about(workload.id(), probe + " asks another port than the management port " + management));
            }
        });
        if (seconds(container, "startupProbe") < 60) {
            found.add(about(workload.id(), "startupProbe gives up before a first migration can be over (60 s)"));
        }
        if (seconds(container, "livenessProbe") < 30) {
            found.add(about(workload.id(), "livenessProbe ends a process that is busy for less than 30 s"));
        }
        return found.stream();
    }

    private static int seconds(JsonNode container, String probe) {
        return container.at("/" + probe + "/periodSeconds").asInt(10)
                * container.at("/" + probe + "/failureThreshold").asInt(3);
    }

    private Stream<Finding> theirs(Workload workload) {
        boolean serves = !workload.pods().ports().isEmpty();
        return serves
                ? workload.containers()
                        .filter(container -> !container.has("readinessProbe"))
                        .map(container -> about(workload.id(), "does not say when it is ready"))
                : Stream.empty();
    }
}
