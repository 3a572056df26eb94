package io.sitrep.manifests.rule;

import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Workload;
import io.sitrep.manifests.rule.Variables.Variable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Job's pods can't be changed while it is there, and an apply that tries is refused. So it takes nothing from config maps whose names
 * change with what is in them; and what it is told instead is what the services are told: it asks their broker.
 */
public final class Jobs implements Rule {
    private static final String BROKER = "KAFKA_BOOTSTRAP_SERVERS";
    // As kustomize writes them: ten characters, of which none is a vowel.
    private static final Pattern HASHED = Pattern.compile(".*-[bcdfghkmt0-9]{10}");

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> workload.manifest().kind().equals("Job"))
                .flatMap(job -> Stream.concat(hashed(job), elsewhere(job, manifests)));
    }

    private Stream<Finding> hashed(Workload job) {
        return Stream.of("configMapRef", "configMapKeyRef", "configMap")
                .flatMap(reference -> job.template().findValues(reference).stream())
                .map(reference -> reference.path("name").asText())
                .filter(HASHED.asMatchPredicate())
                .distinct()
                .map(map -> about(job.id(), "can't be applied again after a change of ConfigMap " + map));
    }

    private Stream<Finding> elsewhere(Workload job, Manifests manifests) {
        Set<String> asked = manifests
                .workloads()
                .filter(workload -> workload.service().isPresent())
                .flatMap(workload -> broker(Variables.of(workload, manifests)).stream())
                .collect(Collectors.toSet());
        return broker(Variables.of(job, manifests)).stream()
                .filter(broker -> !asked.contains(broker))
                .map(broker -> about(job.id(), "asks the broker " + broker + ", which no service asks"));
    }

    private static Optional<String> broker(Map<String, Variable> variables) {
        return Optional.ofNullable(variables.get(BROKER)).flatMap(Variable::value);
    }
}
