package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import java.util.stream.Stream;

/**
 * What takes long is not cut off by a gateway: the page's stream, and everything on the hosts of responders, where the console has streams,
 * files are imported, and answers may take a minute. {@code 0s} is no limit; without a word each implementation has its own
 * (https://gateway-api.sigs.k8s.io/reference/spec/#httproutetimeouts), Envoy's 15 s.
 */
public final class Waiting implements Rule {
    private static final String STREAM = "/events";

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        PublicHosts open = PublicHosts.of(manifests);
        // What cert-manager makes for some seconds has one short answer.
        return manifests.all().stream()
                .filter(manifest -> manifest.kind().equals("HTTPRoute"))
                .flatMap(route -> Manifest.each(route.at("/spec/rules"))
                        .filter(rule -> rule.has("backendRefs"))
                        .filter(rule -> !open.areOf(route) || isStream(rule))
                        .filter(rule -> !rule.at("/timeouts/request").asText().equals("0s"))
                        .map(rule -> about(
                                route,
                                "may end what takes long at "
                                        + rule.at("/backendRefs/0/name").asText()
                                        + " (timeouts.request is not 0s)")))
                .distinct();
    }

    private static boolean isStream(JsonNode rule) {
        return Manifest.each(rule.path("matches"))
                .anyMatch(match -> match.at("/path/value").asText().equals(STREAM));
    }
}
