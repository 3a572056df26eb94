package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Each image is named by a version or a digest: what {@code latest} is differs from node to node, and nobody can go back to it. */
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
        Stream<Finding> databases =
                manifests.of("Cluster").flatMap(cluster -> refuse(cluster.id(), cluster.at("/spec/imageName")));
        return Stream.concat(containers, databases);
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
