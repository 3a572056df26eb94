package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the standard "restricted" asks of a container and, where both may say it, of its pod; see {@link PodSecurity}. */
final class ContainerSecurity {
    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");
    private static final Set<String> SELINUX =
            Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");
    private static final List<String> HANDLERS =
            List.of("/livenessProbe", "/readinessProbe", "/startupProbe", "/lifecycle/postStart", "/lifecycle/preStop");

    private ContainerSecurity() {}

    static List<String> refusals(JsonNode container, JsonNode pod) {
        JsonNode own = container.path("securityContext");
        String who = "container " + container.path("name").asText();
        List<String> says = new ArrayList<>(contextOf(who, own));
        if (own.path("privileged").asBoolean()) {
            says.add(who + " is privileged");
        }
        if (own.path("allowPrivilegeEscalation").asBoolean(true)) {
            says.add(who + " may get more rights than it has (allowPrivilegeEscalation)");
        }
        if (!either(own, pod, "/runAsNonRoot").asBoolean(false)) {
            says.add(who + " may run as root (runAsNonRoot)");
        }
        if (!SECCOMP.contains(either(own, pod, "/seccompProfile/type").asText())) {
            says.add(who + " has no seccomp profile");
        }
        if (Manifest.each(own.at("/capabilities/drop"))
                .noneMatch(each -> each.asText().equals("ALL"))) {
            says.add(who + " keeps capabilities");
        }
        Manifest.each(own.at("/capabilities/add"))
                .filter(added -> !added.asText().equals("NET_BIND_SERVICE"))
                .forEach(added -> says.add(who + " adds the capability " + added.asText()));
        if (!own.path("procMount").asText("Default").equals("Default")) {
            says.add(who + " sees the node's /proc");
        }
        Manifest.each(container.path("ports"))
                .filter(port -> port.path("hostPort").asInt() != 0)
                .forEach(port -> says.add(who + " takes a port of the node: " + port.path("hostPort")));
        HANDLERS.stream()
                .flatMap(handler -> Stream.of(handler + "/httpGet/host", handler + "/tcpSocket/host"))
                .filter(host -> !container.at(host).asText().isEmpty())
                .forEach(host -> says.add(who + " has a probe that asks another host: " + host));
        return says;
    }

    /** What is refused alike in a pod's and in a container's {@code securityContext}. */
    static List<String> contextOf(String who, JsonNode context) {
        List<String> says = new ArrayList<>();
        if (context.has("runAsNonRoot") && !context.path("runAsNonRoot").asBoolean()) {
            says.add(who + " may run as root (runAsNonRoot)");
        }
        if (context.path("runAsUser").asInt(1) == 0) {
            says.add(who + " runs as root (runAsUser 0)");
        }
        if (context.at("/seccompProfile/type").asText().equals("Unconfined")) {
            says.add(who + " has no seccomp profile");
        }
        if (context.at("/windowsOptions/hostProcess").asBoolean()) {
            says.add(who + " is a process of the node");
        }
        JsonNode labels = context.path("seLinuxOptions");
        if (!SELINUX.contains(labels.path("type").asText())
                || !labels.path("user").asText().isEmpty()
                || !labels.path("role").asText().isEmpty()) {
            says.add(who + " sets SELinux's user, role or type");
        }
        if (context.at("/appArmorProfile/type").asText().equals("Unconfined")) {
            says.add(who + " has no AppArmor profile");
        }
        return says;
    }

    static List<String> appArmor(Map.Entry<String, JsonNode> annotation) {
        String value = annotation.getValue().asText();
        boolean loose = annotation.getKey().startsWith("container.apparmor.security.beta.kubernetes.io/")
                && !value.equals("runtime/default")
                && !value.startsWith("localhost/");
        return loose ? List.of("pod has no AppArmor profile: " + value) : List.of();
    }

    private static JsonNode either(JsonNode own, JsonNode pod, String pointer) {
        return own.at(pointer).isMissingNode() ? pod.at(pointer) : own.at(pointer);
    }
}
