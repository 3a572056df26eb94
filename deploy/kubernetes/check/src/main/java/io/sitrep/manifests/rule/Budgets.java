package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Selector;
import io.sitrep.manifests.Workload;
import java.util.List;
import java.util.stream.Stream;

/** Each of our services has one budget for disruption, for itself alone, that lets a node be drained and leaves somebody at work. */
public final class Budgets implements Rule {
    @Override
    public String name() {
        return "budgets";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        Stream<Finding> strays = manifests
                .of("PodDisruptionBudget")
                .filter(budget -> manifests
                                .workloads()
                                .filter(workload -> fits(budget, workload))
                                .count()
                        != 1)
                .map(budget -> about(budget, "is not for exactly one workload"));
        Stream<Finding> without = manifests
                .workloads()
                .filter(workload -> workload.service().isPresent())
                .flatMap(workload -> service(workload, manifests));
        return Stream.concat(strays, without);
    }

    private Stream<Finding> service(Workload workload, Manifests manifests) {
        List<Manifest> budgets = manifests
                .of("PodDisruptionBudget")
                .filter(budget -> fits(budget, workload))
                .toList();
        if (budgets.size() != 1) {
            return Stream.of(about(workload.id(), "has " + budgets.size() + " budgets for disruption"));
        }
        JsonNode spec = budgets.get(0).at("/spec");
        int replicas = workload.manifest().at("/spec/replicas").asInt(1);
        boolean stuck = spec.has("maxUnavailable")
                ? spec.path("maxUnavailable").asInt() < 1
                : spec.path("minAvailable").asInt() >= replicas;
        return stuck ? Stream.of(about(workload.id(), "keeps a node from being drained")) : Stream.empty();
    }

    private static boolean fits(Manifest budget, Workload workload) {
        return new Selector(budget.at("/spec/selector")).fits(workload.labels());
    }
}
