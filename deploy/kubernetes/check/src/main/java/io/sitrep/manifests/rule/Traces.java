package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What comes in by a public host brings no place in a trace: its flag would be a stranger's word on which traces are kept, its id on
 * which trace our lines are of (https://www.w3.org/TR/trace-context/#security-considerations).
 */
public final class Traces implements Rule {
    private static final Set<String> HEADERS = Set.of("traceparent", "tracestate");

    @Override
    public String name() {
        return "traces";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        PublicHosts open = PublicHosts.of(manifests);
        // What cert-manager makes for some seconds leads to nobody of ours.
        return manifests.all().stream()
                .filter(manifest -> manifest.kind().equals("HTTPRoute"))
                .filter(open::areOf)
                .flatMap(this::taken)
                .distinct();
    }

    /** A rule that leads to nobody, as one that sends on to https, hands nothing over. */
    private Stream<Finding> taken(Manifest route) {
        return Manifest.each(route.at("/spec/rules"))
                .filter(rule -> rule.has("backendRefs"))
                .flatMap(rule -> HEADERS.stream()
                        .filter(header -> !removed(rule).contains(header))
                        .sorted()
                        .map(header -> about(
                                route,
                                "hands a stranger's " + header + " to "
                                        + rule.at("/backendRefs/0/name").asText())));
    }

    private static Set<String> removed(JsonNode rule) {
        return Manifest.each(rule.path("filters"))
                .flatMap(filter -> Manifest.each(filter.at("/requestHeaderModifier/remove")))
                .map(header -> header.asText().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
