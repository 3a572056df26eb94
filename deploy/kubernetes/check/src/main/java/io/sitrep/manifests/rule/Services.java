package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Pods;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Selector;
import io.sitrep.manifests.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Services lead to one workload's pods and to ports these listen on; workloads find the pods they make, and spread those. */
public final class Services implements Rule {
    @Override
    public String name() {
        return "services";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return Stream.concat(
                manifests.all().stream()
                        .filter(each -> each.kind().equals("Service"))
                        .flatMap(service -> service(service, manifests)),
                manifests.workloads().flatMap(workload -> workload(workload, manifests)));
    }

    private Stream<Finding> service(Manifest service, Manifests manifests) {
        if (service.at("/spec/type").asText().equals("ExternalName")) {
            return Stream.empty();
        }
        List<Pods> behind = behind(service, manifests);
        if (behind.size() != 1) {
            return Stream.of(about(service, "leads to the pods of " + behind.size() + " workloads"));
        }
        return Manifest.each(service.at("/spec/ports"))
                .filter(port -> behind.get(0).port(target(port)) == 0)
                .map(port -> about(
                        service,
                        "leads to port " + target(port).asText() + ", where nothing of "
                                + behind.get(0).owner() + " listens"));
    }

    static List<Pods> behind(Manifest service, Manifests manifests) {
        Set<Map.Entry<String, String>> wanted =
                Manifest.texts(service.at("/spec/selector")).entrySet();
        return wanted.isEmpty()
                ? List.of()
                : manifests.pods().stream()
                        .filter(pods -> pods.labels().entrySet().containsAll(wanted))
                        .toList();
    }

    static JsonNode target(JsonNode port) {
        return port.has("targetPort") ? port.path("targetPort") : port.path("port");
    }

    private Stream<Finding> workload(Workload workload, Manifests manifests) {
        List<Finding> found = new ArrayList<>();
        JsonNode selector = workload.manifest().at("/spec/selector");
        if (!selector.isMissingNode() && !new Selector(selector).fits(workload.labels())) {
            found.add(about(workload.id(), "does not find the pods it makes: " + selector));
        }
        Manifest.each(workload.pod().path("topologySpreadConstraints"))
                .map(constraint -> constraint.path("labelSelector"))
                .filter(spread -> !new Selector(spread).fits(workload.labels()))
                .forEach(spread -> found.add(about(workload.id(), "spreads pods that are not its own: " + spread)));
        String governing = workload.manifest().at("/spec/serviceName").asText();
        if (!governing.isEmpty() && manifests.find("Service", governing).isEmpty()) {
            found.add(about(workload.id(), "has its names from service " + governing + ", which is not there"));
        }
        return found.stream();
    }
}
