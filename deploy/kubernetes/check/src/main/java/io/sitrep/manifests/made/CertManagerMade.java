package io.sitrep.manifests.made;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Manifest;
import java.util.List;
import java.util.stream.Stream;

/**
 * What cert-manager makes for a gateway that names an issuer: the secrets of its listeners, and, where a listener speaks plain HTTP and
 * the issuer asks by HTTP-01, a pod that answers for some seconds, with its service and its route.
 */
final class CertManagerMade {
    private static final String SOLVER = "cm-acme-http-solver";
    // https://cert-manager.io/docs/configuration/acme/http01/
    private static final int PORT = 8089;

    private CertManagerMade() {}

    // https://cert-manager.io/docs/usage/gateway/
    static Stream<Manifest> of(Manifest gateway) {
        boolean asked = Stream.of("cert-manager.io/issuer", "cert-manager.io/cluster-issuer")
                .anyMatch(gateway.at("/metadata/annotations")::hasNonNull);
        return asked ? Stream.concat(secrets(gateway), solver(gateway)) : Stream.empty();
    }

    private static Stream<Manifest> secrets(Manifest gateway) {
        return Manifest.each(gateway.at("/spec/listeners"))
                .flatMap(listener -> Manifest.each(listener.at("/tls/certificateRefs")))
                .map(secret -> Make.secret(secret.path("name").asText(), "tls.crt", "tls.key"));
    }

    private static Stream<Manifest> solver(Manifest gateway) {
        List<String> label = List.of("acme.cert-manager.io/http01-solver", "true");
        return Manifest.each(gateway.at("/spec/listeners"))
                .filter(listener -> listener.path("protocol").asText().equals("HTTP"))
                .flatMap(listener -> Stream.of(
                        Make.pods("Pod/" + SOLVER, label, PORT),
                        Make.service(SOLVER, label, PORT),
                        route(gateway, listener)));
    }

    private static Manifest route(Manifest gateway, JsonNode listener) {
        return Make.route(
                SOLVER,
                List.of(gateway.name(), listener.path("name").asText()),
                listener.path("hostname").asText(),
                "/.well-known/acme-challenge/token",
                PORT);
    }
}
