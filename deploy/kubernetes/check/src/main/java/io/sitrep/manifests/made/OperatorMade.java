package io.sitrep.manifests.made;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Manifest;
import java.util.List;
import java.util.stream.Stream;

/**
 * What operators make of their objects, as far as something of ours refers to it: services, secrets, pods and policies. Written from
 * the operators' documentation as we know it; no operator has confirmed it here.
 */
public final class OperatorMade {
    private OperatorMade() {}

    public static List<Manifest> of(List<Manifest> given) {
        return given.stream()
                .flatMap(each -> switch (each.apiVersion() + "/" + each.kind()) {
                    case "postgresql.cnpg.io/v1/Cluster" -> database(each);
                    case "kafka.strimzi.io/v1/Kafka" -> broker(each);
                    case "kafka.strimzi.io/v1/KafkaNodePool" -> pool(each);
                    case "kafka.strimzi.io/v1/KafkaUser" ->
                        Stream.of(Make.secret(each.name(), "password", "sasl.jaas.config"));
                    case "gateway.networking.k8s.io/v1/Gateway" -> CertManagerMade.of(each);
                    case "external-secrets.io/v1/ExternalSecret" -> Stream.of(vault(each));
                    default -> Stream.empty();
                })
                .toList();
    }

    // https://cloudnative-pg.io/documentation/current/service_management/, …/certificates/, …/networking/
    private static Stream<Manifest> database(Manifest cluster) {
        String name = cluster.name();
        List<String> label = List.of("cnpg.io/cluster", name);
        return Stream.of(
                Make.service(name + "-rw", label, 5432),
                Make.service(name + "-ro", label, 5432),
                Make.service(name + "-r", label, 5432),
                Make.secret(name + "-ca", "ca.crt", "ca.key"),
                Make.secret(name + "-server", "tls.crt", "tls.key"),
                Make.pods(cluster.id(), label, 5432, 8000, 9187));
    }

    // https://strimzi.io/docs/operators/latest/deploying: bootstrap services, the cluster's certificate, and the policy
    // of a listener
    private static Stream<Manifest> broker(Manifest kafka) {
        String name = kafka.name();
        List<String> label = List.of("strimzi.io/cluster", name);
        List<JsonNode> listeners =
                Manifest.each(kafka.at("/spec/kafka/listeners")).toList();
        int[] open = listeners.stream()
                .mapToInt(listener -> listener.path("port").asInt())
                .toArray();
        int[] all = Stream.concat(
                        Stream.of(9090, 9091),
                        listeners.stream().map(listener -> listener.path("port").asInt()))
                .mapToInt(Integer::intValue)
                .toArray();
        return Stream.concat(
                Stream.of(
                        Make.service(name + "-kafka-bootstrap", label, open),
                        Make.secret(name + "-cluster-ca-cert", "ca.crt", "ca.p12", "ca.password"),
                        Make.pods(kafka.id(), label, all)),
                listeners.stream()
                        .map(listener -> Make.ingress(
                                name + "-" + listener.path("name").asText(),
                                label,
                                listener.path("networkPolicyPeers"),
                                listener.path("port").asInt())));
    }

    /** Some of the broker's pods, by a label more; their ports are told with the broker's. */
    private static Stream<Manifest> pool(Manifest pool) {
        String cluster = pool.labels().getOrDefault("strimzi.io/cluster", "");
        return Stream.of(
                Make.pods(pool.id(), List.of("strimzi.io/cluster", cluster, "strimzi.io/pool-name", pool.name())));
    }

    /** Of what comes whole from the vault ({@code dataFrom}) nobody here knows the keys. */
    private static Manifest vault(Manifest external) {
        JsonNode target = external.at("/spec/target");
        Stream<String> templated = Manifest.texts(target.at("/template/data")).keySet().stream();
        Stream<String> taken = Manifest.each(external.at("/spec/data"))
                .map(each -> each.path("secretKey").asText());
        return Make.secret(
                target.path("name").asText(external.name()),
                Stream.concat(templated, taken).distinct().toArray(String[]::new));
    }
}
