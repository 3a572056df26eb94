package io.sitrep.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.sitrep.manifests.made.OperatorMade;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is applied together: the objects of one rendering, the secrets that are there before, and what operators make of both. */
public final class Manifests {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job");

    private final List<Manifest> all;
    private final List<Manifest> made;

    private Manifests(List<Manifest> all) {
        this.all = List.copyOf(all);
        this.made = OperatorMade.of(this.all);
    }

    public static Manifests of(Collection<Manifest> manifests) {
        return new Manifests(List.copyOf(manifests));
    }

    /** Those of a YAML text with any number of documents. Fails when it is no YAML. */
    public static List<Manifest> read(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            List<Manifest> read = new ArrayList<>();
            documents.forEachRemaining(document -> {
                if (document.isObject()) {
                    read.add(new Manifest(document));
                }
            });
            return read;
        } catch (IOException e) {
            throw new IllegalArgumentException("no YAML: " + e.getMessage(), e);
        }
    }

    /** What is rendered or given, without what operators will make. */
    public List<Manifest> all() {
        return all;
    }

    /** Of one kind, those included that operators make. */
    public Stream<Manifest> of(String kind) {
        return Stream.concat(all.stream(), made.stream())
                .filter(manifest -> manifest.kind().equals(kind));
    }

    public Optional<Manifest> find(String kind, String name) {
        return of(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
    }

    /** Deployments and their like; not what operators run. */
    public Stream<Workload> workloads() {
        return all.stream()
                .filter(manifest -> WORKLOADS.contains(manifest.kind()))
                .map(Workload::new);
    }

    /** All pods there will be, as far as policies and services see them: of workloads, and of what operators run. */
    public List<Pods> pods() {
        return Stream.concat(
                        workloads().map(Workload::pods),
                        made.stream().filter(each -> each.kind().equals("Pods")).map(Pods::madeBy))
                .toList();
    }
}
