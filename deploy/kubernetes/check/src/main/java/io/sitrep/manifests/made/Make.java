package io.sitrep.manifests.made;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.manifests.Manifest;
import java.util.List;

/** Objects that nobody applies, since an operator makes them. Labels are given as key, value, key, value. */
final class Make {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Make() {}

    static Manifest secret(String name, String... keys) {
        ObjectNode secret = object("v1", "Secret", name);
        ObjectNode data = secret.putObject("data");
        for (String key : keys) {
            data.put(key, "");
        }
        return new Manifest(secret);
    }

    static Manifest service(String name, List<String> labels, int... ports) {
        ObjectNode service = object("v1", "Service", name);
        ObjectNode spec = service.putObject("spec");
        put(spec.putObject("selector"), labels);
        for (int port : ports) {
            spec.withArray("ports").addObject().put("port", port).put("targetPort", port);
        }
        return new Manifest(service);
    }

    /** No kind of Kubernetes: what {@link io.sitrep.manifests.Manifests#pods} reads. */
    static Manifest pods(String owner, List<String> labels, int... ports) {
        ObjectNode pods = object("", "Pods", owner);
        put(pods.withObject("/metadata/labels"), labels);
        ObjectNode spec = pods.putObject("spec").put("owner", owner);
        for (int port : ports) {
            spec.withArray("ports").add(port);
        }
        return new Manifest(pods);
    }

    static Manifest ingress(String name, List<String> labels, JsonNode peers, int port) {
        ObjectNode policy = object("networking.k8s.io/v1", "NetworkPolicy", name);
        ObjectNode spec = policy.putObject("spec");
        put(spec.withObject("/podSelector/matchLabels"), labels);
        spec.putArray("policyTypes").add("Ingress");
        ObjectNode rule = spec.putArray("ingress").addObject();
        if (peers.isArray()) {
            rule.set("from", peers);
        }
        rule.putArray("ports").addObject().put("protocol", "TCP").put("port", port);
        return new Manifest(policy);
    }

    /** To the service of its own name, by one exact path. */
    static Manifest route(String name, List<String> gatewayAndListener, String host, String path, int port) {
        ObjectNode route = object("gateway.networking.k8s.io/v1", "HTTPRoute", name);
        ObjectNode spec = route.putObject("spec");
        spec.putArray("parentRefs")
                .addObject()
                .put("name", gatewayAndListener.get(0))
                .put("sectionName", gatewayAndListener.get(1));
        spec.putArray("hostnames").add(host);
        ObjectNode rule = spec.putArray("rules").addObject();
        rule.putArray("matches")
                .addObject()
                .putObject("path")
                .put("type", "Exact")
                .put("value", path);
        rule.putArray("backendRefs").addObject().put("name", name).put("port", port);
        return new Manifest(route);
    }

    private static ObjectNode object(String apiVersion, String kind, String name) {
        ObjectNode object = NODES.objectNode().put("apiVersion", apiVersion).put("kind", kind);
        object.putObject("metadata").put("name", name);
        return object;
    }

    private static void put(ObjectNode into, List<String> pairs) {
        for (int at = 0; at < pairs.size(); at += 2) {
            into.put(pairs.get(at), pairs.get(at + 1));
        }
    }
}
