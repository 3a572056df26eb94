package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hosts that strangers are given, by the settings that name them. */
final class PublicHosts {
    private final Set<String> hosts;

    private PublicHosts(Set<String> hosts) {
        this.hosts = hosts;
    }

    static PublicHosts of(Manifests manifests) {
        return new PublicHosts(manifests
                .of("ConfigMap")
                .flatMap(map -> Stream.of("/data/SITREP_PUBLIC_URL", "/data/SITREP_NOTIFIER_PUBLIC_URL")
                        .map(setting -> map.at(setting).asText()))
                .filter(url -> url.startsWith("http"))
                .map(url -> URI.create(url).getHost())
                .collect(Collectors.toSet()));
    }

    boolean areOf(Manifest route) {
        return Manifest.each(route.at("/spec/hostnames")).map(JsonNode::asText).anyMatch(hosts::contains);
    }
}
