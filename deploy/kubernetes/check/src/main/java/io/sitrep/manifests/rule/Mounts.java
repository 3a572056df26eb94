package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is mounted is a volume, each volume is mounted, and what a volume is made of is there: config map or secret, with its keys. */
public final class Mounts implements Rule {
    @Override
    public String name() {
        return "mounts";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> Stream.concat(
                                names(workload),
                                Manifest.each(workload.pod().path("volumes"))
                                        .flatMap(volume -> contents(volume, manifests)))
                        .map(says -> about(workload.id(), says)));
    }

    private static Stream<String> names(Workload workload) {
        Set<String> volumes = Stream.concat(
                        Manifest.each(workload.pod().path("volumes")).map(volume -> volume.path("name")),
                        Manifest.each(workload.manifest().at("/spec/volumeClaimTemplates"))
                                .map(claim -> claim.at("/metadata/name")))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        List<String> says = new ArrayList<>();
        Set<String> mounted = new HashSet<>();
        workload.containers().forEach(container -> {
            Set<String> paths = new HashSet<>();
            Manifest.each(container.path("volumeMounts")).forEach(mount -> {
                String name = mount.path("name").asText();
                mounted.add(name);
                if (!volumes.contains(name)) {
                    says.add("mounts the volume " + name + ", which is not there");
                }
                if (!paths.add(mount.path("mountPath").asText())) {
                    says.add("mounts two volumes at " + mount.path("mountPath").asText());
                }
            });
        });
        volumes.stream()
                .filter(name -> !mounted.contains(name))
                .forEach(name -> says.add("has the volume " + name + ", which nobody mounts"));
        return says.stream();
    }

    private static Stream<String> contents(JsonNode volume, Manifests manifests) {
        return Stream.concat(
                source("ConfigMap", volume.at("/configMap"), "name", manifests),
                source("Secret", volume.at("/secret"), "secretName", manifests));
    }

    private static Stream<String> source(String kind, JsonNode source, String field, Manifests manifests) {
        if (source.isMissingNode() || source.path("optional").asBoolean()) {
            return Stream.empty();
        }
        return Manifest.each(source.path("items")).findAny().isEmpty()
                ? References.missing(kind, source.path(field).asText(), "", manifests)
                : Manifest.each(source.path("items"))
                        .flatMap(item -> References.missing(
                                kind,
                                source.path(field).asText(),
                                item.path("key").asText(),
                                manifests));
    }
}
