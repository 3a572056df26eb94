package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The standard "restricted", all of it: https://kubernetes.io/docs/concepts/security/pod-security-standards/ (v1.34).
 * What concerns a pod is here, a container's part in {@link ContainerSecurity}. Windows is nobody's node here.
 */
public final class PodSecurity implements Rule {
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");
    private static final Set<String> SYSCTLS = Set.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.ping_group_range",
            "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes");

    @Override
    public String name() {
        return "pod-security";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        Stream<Finding> namespaces = manifests
                .of("Namespace")
                .filter(namespace -> !"restricted".equals(namespace.labels().get("pod-security.kubernetes.io/enforce")))
                .map(namespace -> about(namespace, "does not enforce the standard \"restricted\""));
        Stream<Finding> pods = manifests
                .workloads()
                .flatMap(workload -> refusals(workload).stream().map(says -> about(workload.id(), says)));
        return Stream.concat(namespaces, pods);
    }

    private static List<String> refusals(Workload workload) {
        JsonNode pod = workload.pod();
        JsonNode context = pod.path("securityContext");
        List<String> says = new ArrayList<>();
        for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (pod.path(shared).asBoolean()) {
                says.add("shares the node's own (" + shared + ")");
            }
        }
        Manifest.each(pod.path("volumes")).forEach(volume -> {
            Set<String> kinds = volume.properties().stream()
                    .map(member -> member.getKey())
                    .filter(key -> !key.equals("name"))
                    .collect(Collectors.toSet());
            if (kinds.isEmpty() || !VOLUMES.containsAll(kinds)) {
                says.add("volume " + volume.path("name").asText() + " is of a kind that is not allowed: " + kinds);
            }
        });
        Manifest.each(context.path("sysctls"))
                .map(sysctl -> sysctl.path("name").asText())
                .filter(sysctl -> !SYSCTLS.contains(sysctl))
                .forEach(sysctl -> says.add("sets " + sysctl));
        says.addAll(ContainerSecurity.contextOf("pod", context));
        workload.template()
                .at("/metadata/annotations")
                .properties()
                .forEach(annotation -> says.addAll(ContainerSecurity.appArmor(annotation)));
        workload.containers().forEach(container -> says.addAll(ContainerSecurity.refusals(container, context)));
        return says;
    }
}
