package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Pods;
import io.sitrep.manifests.Selector;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who may reach whom by the network policies, as Kubernetes reads them: pods that no policy selects may be reached by all; those that
 * one selects, by what the rules of all that select them allow together.
 */
final class Reach {
    private static final Map<String, String> OUR_NAMESPACE = Map.of("kubernetes.io/metadata.name", "sitrep");

    private final Manifests manifests;

    Reach(Manifests manifests) {
        this.manifests = manifests;
    }

    boolean leaves(Pods from, Pods to, int port) {
        return allowed("Egress", from, to, port, peer -> isOurs(peer, to));
    }

    boolean enters(Pods from, Pods to, int port) {
        return allowed("Ingress", to, to, port, peer -> isOurs(peer, from));
    }

    /** Whether somebody of a namespace with these labels gets in. */
    boolean entersFrom(Map<String, String> namespace, Pods to, int port) {
        return allowed(
                "Ingress",
                to,
                to,
                port,
                peer -> peer.has("namespaceSelector") && new Selector(peer.path("namespaceSelector")).fits(namespace));
    }

    /** Whether these may talk to whom a namespace with these labels runs. */
    boolean leavesTo(Map<String, String> namespace, Pods from, int port) {
        Pods somebody = new Pods("neighbour", Map.of(), Map.of());
        return allowed(
                "Egress",
                from,
                somebody,
                port,
                peer -> peer.has("namespaceSelector")
                        && new Selector(peer.path("namespaceSelector")).fits(namespace)
                        && peer.path("podSelector").isEmpty());
    }

    /** Whether these may talk to some address outside of the cluster. */
    boolean leavesHouse(Pods from, int port) {
        Pods somewhere = new Pods("outside", Map.of(), Map.of());
        return allowed("Egress", from, somewhere, port, peer -> peer.has("ipBlock"));
    }

    private boolean allowed(String way, Pods selected, Pods listening, int port, Predicate<JsonNode> peer) {
        List<Manifest> policies = policies(way, selected).toList();
        return policies.isEmpty()
                || policies.stream()
                        .flatMap(policy ->
                                Manifest.each(policy.at(way.equals("Egress") ? "/spec/egress" : "/spec/ingress")))
                        .anyMatch(rule -> anyPeer(rule, way, peer) && anyPort(rule, listening, port));
    }

    Stream<Manifest> policies(String way, Pods selected) {
        return manifests
                .of("NetworkPolicy")
                .filter(policy -> Manifest.each(policy.at("/spec/policyTypes"))
                        .anyMatch(type -> type.asText().equals(way)))
                .filter(policy -> new Selector(policy.at("/spec/podSelector")).fits(selected.labels()));
    }

    private static boolean anyPeer(JsonNode rule, String way, Predicate<JsonNode> fits) {
        JsonNode peers = rule.path(way.equals("Egress") ? "to" : "from");
        return peers.isEmpty() || Manifest.each(peers).anyMatch(fits);
    }

    private static boolean isOurs(JsonNode peer, Pods pods) {
        boolean here =
                !peer.has("namespaceSelector") || new Selector(peer.path("namespaceSelector")).fits(OUR_NAMESPACE);
        boolean named = peer.has("podSelector") || peer.has("namespaceSelector");
        return named && here && new Selector(peer.path("podSelector")).fits(pods.labels());
    }

    private static boolean anyPort(JsonNode rule, Pods listening, int port) {
        return rule.path("ports").isEmpty()
                || Manifest.each(rule.path("ports"))
                        .map(each -> each.path("port"))
                        .anyMatch(each -> each.isTextual() ? listening.port(each) == port : each.asInt() == port);
    }
}
