package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Pods;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Selector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Policies select pods that are there, and name as peers pods that are there. What routes lead to can be reached from the gateway;
 * management ports are for the monitoring alone.
 */
public final class Peers implements Rule {
    private static final Map<String, String> GATEWAY = Map.of("sitrep.io/gateway", "allowed");
    private static final Map<String, String> MONITORING = Map.of("sitrep.io/monitoring", "allowed");
    private static final Set<Integer> MANAGEMENT = Set.of(9000, 9001, 9002);

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return Stream.of(
                        manifests.of("NetworkPolicy").flatMap(policy -> strangers(policy, manifests.pods())),
                        manifests.of("HTTPRoute").flatMap(route -> shut(route, manifests)),
                        manifests
                                .workloads()
                                .filter(workload -> workload.service().isPresent())
                                .flatMap(workload -> management(workload.pods(), new Reach(manifests))))
                .flatMap(found -> found);
    }

    private Stream<Finding> strangers(Manifest policy, List<Pods> pods) {
        Stream<JsonNode> peers = Stream.of("/spec/ingress", "/spec/egress")
                .flatMap(way -> Manifest.each(policy.at(way)))
                .flatMap(rule -> Stream.concat(Manifest.each(rule.path("from")), Manifest.each(rule.path("to"))))
                .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                .map(peer -> peer.path("podSelector"));
        return Stream.concat(Stream.of(policy.at("/spec/podSelector")), peers)
                .filter(selector -> named(selector, pods) < wanted(selector))
                .map(selector -> about(policy, "names pods that are not there: " + selector));
    }

    /** Each value of a list has to be somebody: one that nobody has is a mistyped one. */
    private static long wanted(JsonNode selector) {
        return Math.max(
                1,
                Manifest.each(selector.path("matchExpressions"))
                        .filter(expression ->
                                expression.path("operator").asText().equals("In"))
                        .mapToLong(expression -> expression.path("values").size())
                        .max()
                        .orElse(1));
    }

    private static long named(JsonNode selector, List<Pods> pods) {
        return pods.stream()
                .filter(each -> new Selector(selector).fits(each.labels()))
                .map(Pods::labels)
                .distinct()
                .count();
    }

    private Stream<Finding> shut(Manifest route, Manifests manifests) {
        Reach reach = new Reach(manifests);
        return Manifest.each(route.at("/spec/rules"))
                .flatMap(rule -> Manifest.each(rule.path("backendRefs")))
                .distinct()
                .flatMap(backend -> Routes.pods(backend, manifests).stream()
                        .filter(pods -> !reach.entersFrom(
                                GATEWAY, pods, backend.path("port").asInt()))
                        .map(pods -> about(route, "leads to " + pods.owner() + ", which the gateway may not reach")));
    }

    private Stream<Finding> management(Pods pods, Reach reach) {
        return pods.ports().values().stream().filter(MANAGEMENT::contains).flatMap(port -> {
            boolean read = reach.entersFrom(MONITORING, pods, port);
            boolean open = reach.entersFrom(GATEWAY, pods, port);
            return Stream.concat(
                    read ? Stream.empty() : Stream.of(about(pods.owner(), "keeps its metrics from the monitoring")),
                    open ? Stream.of(about(pods.owner(), "opens its management port to the gateway")) : Stream.empty());
        });
    }
}
