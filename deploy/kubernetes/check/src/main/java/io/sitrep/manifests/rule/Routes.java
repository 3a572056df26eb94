package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Pods;
import io.sitrep.manifests.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Routes hang on listeners that are there and take their hosts, and lead to ports of services; listeners have their certificates. */
public final class Routes implements Rule {
    @Override
    public String name() {
        return "routes";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return Stream.concat(
                manifests
                        .of("HTTPRoute")
                        .flatMap(route -> Stream.concat(parents(route, manifests), backends(route, manifests))),
                manifests.of("Gateway").flatMap(gateway -> certificates(gateway, manifests)));
    }

    private Stream<Finding> parents(Manifest route, Manifests manifests) {
        List<Finding> found = new ArrayList<>();
        List<String> hosts =
                Manifest.each(route.at("/spec/hostnames")).map(JsonNode::asText).toList();
        Manifest.each(route.at("/spec/parentRefs")).forEach(parent -> {
            String section = parent.path("sectionName").asText();
            Optional<JsonNode> listener = manifests
                    .find("Gateway", parent.path("name").asText())
                    .flatMap(gateway -> Manifest.each(gateway.at("/spec/listeners"))
                            .filter(each -> each.path("name").asText().equals(section))
                            .findFirst());
            if (listener.isEmpty()) {
                found.add(about(
                        route,
                        "hangs on listener " + section + " of gateway "
                                + parent.path("name").asText() + ", which is not there"));
                return;
            }
            hosts.stream()
                    .filter(host ->
                            !listener.get().path("hostname").asText(host).equals(host))
                    .forEach(host ->
                            found.add(about(route, "has the host " + host + ", which its listener does not take")));
        });
        if (hosts.isEmpty()) {
            found.add(about(route, "has no host"));
        }
        return found.stream();
    }

    private Stream<Finding> backends(Manifest route, Manifests manifests) {
        return Manifest.each(route.at("/spec/rules"))
                .flatMap(rule -> Manifest.each(rule.path("backendRefs")))
                .filter(backend -> pods(backend, manifests).isEmpty())
                .map(backend -> about(
                        route,
                        "leads to port " + backend.path("port").asText() + " of service "
                                + backend.path("name").asText() + ", which is not there"))
                .distinct();
    }

    /** The pods a backend leads to; none when its service or port is not there. */
    static Optional<Pods> pods(JsonNode backend, Manifests manifests) {
        return manifests
                .find("Service", backend.path("name").asText())
                .filter(service -> Manifest.each(service.at("/spec/ports"))
                        .map(port -> port.path("port").asInt())
                        .collect(Collectors.toSet())
                        .contains(backend.path("port").asInt()))
                .flatMap(service -> Services.behind(service, manifests).stream().findFirst());
    }

    private Stream<Finding> certificates(Manifest gateway, Manifests manifests) {
        return Manifest.each(gateway.at("/spec/listeners"))
                .filter(listener -> listener.path("protocol").asText().equals("HTTPS"))
                .flatMap(listener -> {
                    List<String> secrets = Manifest.each(listener.at("/tls/certificateRefs"))
                            .map(secret -> secret.path("name").asText())
                            .toList();
                    return secrets.isEmpty()
                            ? Stream.of(about(
                                    gateway, "listener " + listener.path("name").asText() + " has no certificate"))
                            : secrets.stream()
                                    .flatMap(secret -> References.missing("Secret", secret, "tls.crt", manifests))
                                    .map(says -> about(gateway, says));
                });
    }
}
