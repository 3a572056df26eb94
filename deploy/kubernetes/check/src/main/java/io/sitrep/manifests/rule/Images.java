package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Each image is named by a version or a digest: what {@code latest} is differs from node to node, and nobody can go back to it. Ours are
 * those of their services; the page's has a name of its own, or the incident service's, which it is.
 */
public final class Images implements Rule {
    // https://github.com/distribution/reference: host, path, tag, digest
    private static final Pattern REFERENCE =
            Pattern.compile("(?<name>(?:[a-z0-9.-]+(?::[0-9]+)?/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)"
                    + "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(?:@sha256:(?<digest>[0-9a-f]{64}))?");

    @Override
    public String name() {
        return "images";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        Stream<Finding> containers = manifests
                .workloads()
                .flatMap(workload -> workload.containers()
                        .map(container -> container.path("image"))
                        .flatMap(image -> refuse(workload.id(), image)));
        Stream<Finding> ours = manifests
                .workloads()
                .flatMap(workload -> workload.service().stream()
                        .flatMap(service -> workload.containers()
                                .map(container -> container.path("image").asText())
                                .filter(image -> image.startsWith("sitrep/"))
                                .map(image -> image.replaceAll("^sitrep/|[:@].*", ""))
                                .filter(image -> !image.equals(service + "-service"))
                                .filter(image ->
                                        !image.equals("page") || !workload.id().equals("Deployment/page"))
                                .map(image -> about(workload.id(), "runs the image of another: " + image))));
        Stream<Finding> databases =
                manifests.of("Cluster").flatMap(cluster -> refuse(cluster.id(), cluster.at("/spec/imageName")));
        return Stream.of(containers, ours, databases).flatMap(found -> found);
    }

    private Stream<Finding> refuse(String object, JsonNode image) {
        Matcher parts = REFERENCE.matcher(image.asText());
        if (!parts.matches()) {
            return Stream.of(about(object, "\"" + image.asText() + "\" is no image"));
        }
        String tag = parts.group("tag");
        boolean moves = parts.group("digest") == null && (tag == null || tag.equals("latest"));
        return moves
                ? Stream.of(about(object, "image " + image.asText() + " has neither a version nor a digest"))
                : Stream.empty();
    }
}
