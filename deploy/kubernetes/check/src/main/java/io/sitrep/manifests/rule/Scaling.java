package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What scales something scales what is there, by metrics that are there; and the scaled object leaves its number of replicas to it, or
 * each apply would set it back.
 */
public final class Scaling implements Rule {
    private static final Pattern METRIC = Pattern.compile("\\b(sitrep_[a-z0-9_]+)");

    private final String metrics;

    /** @param metrics the page that names every metric there is */
    public Scaling(Path metrics) {
        try {
            this.metrics = Files.readString(metrics);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return manifests.of("ScaledObject").flatMap(scaled -> scaled(scaled, manifests));
    }

    private Stream<Finding> scaled(Manifest scaled, Manifests manifests) {
        List<Finding> found = new ArrayList<>();
        JsonNode spec = scaled.at("/spec");
        String kind = spec.at("/scaleTargetRef/kind").asText("Deployment");
        String name = spec.at("/scaleTargetRef/name").asText();
        Optional<Manifest> target = manifests.find(kind, name);
        if (target.isEmpty()) {
            found.add(about(scaled, "scales " + kind + " " + name + ", which is not there"));
        }
        target.filter(each -> each.at("/spec").has("replicas"))
                .ifPresent(each -> found.add(about(each, "says how many replicas, which " + scaled.id() + " decides")));
        if (spec.path("minReplicaCount").asInt(0) < 2
                || spec.path("maxReplicaCount").asInt(100)
                        < spec.path("minReplicaCount").asInt(0)) {
            found.add(about(scaled, "may leave a single one at work (minReplicaCount)"));
        }
        Manifest.each(spec.path("triggers"))
                .map(trigger -> trigger.at("/metadata/query").asText())
                .forEach(query -> {
                    Matcher metric = METRIC.matcher(query);
                    while (metric.find()) {
                        if (!metrics.contains("`" + metric.group(1) + "`")) {
                            found.add(about(scaled, "asks for the metric " + metric.group(1) + ", which nobody has"));
                        }
                    }
                });
        return found.stream();
    }
}
