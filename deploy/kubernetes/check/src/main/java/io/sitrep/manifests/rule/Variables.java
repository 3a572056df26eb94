package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The environment a workload's first container starts with, as Kubernetes puts it together. */
public final class Variables {
    private Variables() {}

    /**
     * Where a variable's value comes from.
     *
     * @param value what it is; none when a secret has it
     * @param sure whether it is there at each start; what is optional may be missing
     * @param shared whether it stands in a config map that other workloads read as well
     */
    public record Variable(Optional<String> value, boolean sure, boolean shared) {}

    public static Map<String, Variable> of(Workload workload, Manifests manifests) {
        Map<String, Variable> variables = new LinkedHashMap<>();
        JsonNode container = workload.containers().findFirst().orElseThrow();
        Manifest.each(container.path("envFrom"))
                .flatMap(from -> manifests
                        .find("ConfigMap", from.at("/configMapRef/name").asText())
                        .stream())
                .forEach(map -> Manifest.texts(map.at("/data"))
                        .forEach((name, value) -> variables.put(name, new Variable(Optional.of(value), true, true))));
        Manifest.each(container.path("env"))
                .forEach(variable -> variables.put(variable.path("name").asText(), of(variable)));
        return variables;
    }

    private static Variable of(JsonNode variable) {
        if (variable.has("value")) {
            return new Variable(Optional.of(variable.path("value").asText()), true, false);
        }
        boolean optional = variable.at("/valueFrom/secretKeyRef/optional").asBoolean()
                || variable.at("/valueFrom/configMapKeyRef/optional").asBoolean();
        return new Variable(Optional.empty(), !optional, false);
    }
}
