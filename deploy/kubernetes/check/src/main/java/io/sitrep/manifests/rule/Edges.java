package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Pods;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Workload;
import io.sitrep.manifests.rule.Addresses.Address;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The edges between pods are exactly those that settings ask for: what a setting names is a service that is there and may be reached,
 * from both sides' policies; and what may be reached is named by a setting. All else is denied.
 */
public final class Edges implements Rule {
    private static final Map<String, String> COLLECTOR = Map.of("sitrep.io/collector", "allowed");

    private record Edge(String from, String to, int port) {}

    @Override
    public String name() {
        return "edges";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        Reach reach = new Reach(manifests);
        Set<Edge> wanted = new LinkedHashSet<>();
        List<Finding> ways = manifests
                .workloads()
                .flatMap(workload -> Addresses.of(workload, manifests)
                        .flatMap(address -> way(workload, address, manifests, reach, wanted)))
                .distinct()
                .toList();
        return Stream.of(ways.stream(), open(manifests), unasked(manifests, reach, wanted))
                .flatMap(found -> found);
    }

    private Stream<Finding> way(
            Workload workload, Address address, Manifests manifests, Reach reach, Set<Edge> wanted) {
        Pods from = workload.pods();
        if (!address.isOurs()) {
            // The one neighbour there is a setting for.
            boolean leaves = address.isNeighbours()
                    ? reach.leavesTo(COLLECTOR, from, address.port())
                    : reach.leavesHouse(from, address.port());
            return leaves
                    ? Stream.empty()
                    : Stream.of(
                            about(workload.id(), "may not talk to " + address.host() + " on port " + address.port()));
        }
        var backend = JsonNodeFactory.instance
                .objectNode()
                .put("name", address.host())
                .put("port", address.port());
        Optional<Pods> to = Routes.pods(backend, manifests);
        if (to.isEmpty()) {
            return Stream.of(about(
                    workload.id(),
                    address.variable() + " names port " + address.port() + " of service " + address.host()
                            + ", which is not there"));
        }
        int port = to.get().port(targetOf(address, manifests));
        wanted.add(new Edge(from.owner(), to.get().owner(), port));
        return Stream.of(
                        Optional.of("may not leave for " + to.get().owner() + " on port " + port)
                                .filter(says -> !reach.leaves(from, to.get(), port)),
                        Optional.of("may not enter " + to.get().owner() + " on port " + port)
                                .filter(says -> !reach.enters(from, to.get(), port)))
                .flatMap(Optional::stream)
                .map(says -> about(workload.id(), says));
    }

    private static JsonNode targetOf(Address address, Manifests manifests) {
        return Manifest.each(
                        manifests.find("Service", address.host()).orElseThrow().at("/spec/ports"))
                .filter(port -> port.path("port").asInt() == address.port())
                .map(Services::target)
                .findFirst()
                .orElseThrow();
    }

    private Stream<Finding> open(Manifests manifests) {
        boolean denied = manifests
                .of("NetworkPolicy")
                .anyMatch(policy -> policy.at("/spec/podSelector").isEmpty()
                        && policy.at("/spec/policyTypes").size() == 2
                        && policy.at("/spec/ingress").isEmpty()
                        && policy.at("/spec/egress").isEmpty());
        return denied
                ? Stream.empty()
                : Stream.of(about("NetworkPolicy/default-deny", "nothing denies what no policy allows"));
    }

    private Stream<Finding> unasked(Manifests manifests, Reach reach, Set<Edge> wanted) {
        List<Pods> all = manifests.pods();
        return all.stream()
                .flatMap(from -> all.stream()
                        .filter(to -> !from.labels().equals(to.labels()) && apart(from, to))
                        .flatMap(to -> to.ports().values().stream()
                                .map(port -> new Edge(from.owner(), to.owner(), port))
                                .filter(edge ->
                                        reach.leaves(from, to, edge.port()) && reach.enters(from, to, edge.port()))))
                .filter(edge -> !wanted.contains(edge))
                .map(edge -> about(
                        edge.from(),
                        "may reach " + edge.to() + " on port " + edge.port() + ", and no setting asks for it"));
    }

    /** Two of one operator's cluster are its own affair. */
    private static boolean apart(Pods from, Pods to) {
        return Stream.of("strimzi.io/cluster", "cnpg.io/cluster")
                .noneMatch(label -> from.labels().containsKey(label)
                        && from.labels().get(label).equals(to.labels().get(label)));
    }
}
