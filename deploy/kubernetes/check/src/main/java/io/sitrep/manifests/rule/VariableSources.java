package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The config maps and secrets that variables are taken from are there, with the keys that are not optional; no variable is given twice. */
public final class VariableSources implements Rule {
    @Override
    public String name() {
        return "variable-sources";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> workload.containers()
                        .flatMap(container -> Stream.of(
                                        Manifest.each(container.path("envFrom"))
                                                .flatMap(from -> whole(from, manifests)),
                                        Manifest.each(container.path("env")).flatMap(each -> single(each, manifests)),
                                        twice(container))
                                .flatMap(says -> says))
                        .map(says -> about(workload.id(), says)));
    }

    private static Stream<String> whole(JsonNode from, Manifests manifests) {
        return Stream.of("ConfigMap", "Secret").flatMap(kind -> {
            JsonNode source = from.path(kind.equals("ConfigMap") ? "configMapRef" : "secretRef");
            return source.isMissingNode() || source.path("optional").asBoolean()
                    ? Stream.empty()
                    : References.missing(kind, source.path("name").asText(), "", manifests);
        });
    }

    private static Stream<String> single(JsonNode variable, Manifests manifests) {
        return Stream.of("ConfigMap", "Secret").flatMap(kind -> {
            JsonNode source =
                    variable.at(kind.equals("ConfigMap") ? "/valueFrom/configMapKeyRef" : "/valueFrom/secretKeyRef");
            if (source.isMissingNode()) {
                return Stream.empty();
            }
            // An optional key may be missing, but of a secret that is known: a mistyped name would never be found.
            String key = source.path("optional").asBoolean()
                    ? ""
                    : source.path("key").asText();
            return References.missing(kind, source.path("name").asText(), key, manifests)
                    .map(says -> variable.path("name").asText() + " " + says);
        });
    }

    private static Stream<String> twice(JsonNode container) {
        Set<String> seen = new HashSet<>();
        return Manifest.each(container.path("env"))
                .map(variable -> variable.path("name").asText())
                .filter(name -> !seen.add(name))
                .map(name -> "is given " + name + " twice");
    }
}
