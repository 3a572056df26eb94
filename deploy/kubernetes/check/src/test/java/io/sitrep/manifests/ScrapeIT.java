package io.sitrep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the Prometheus of {@code prometheus.kubernetes.yaml} makes of the pods, as promtool says it: the jobs that the rules of alerts speak
 * of. The pods are handed to it by a file, with the labels that Kubernetes' discovery gives them: Debian's promtool has no such discovery.
 * Source: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#pod
 */
class ScrapeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path OBSERVABILITY = Installation.REPOSITORY.resolve("deploy/observability");
    private static final Map<String, Integer> PORTS =
            Map.of("sitrep-incident", 9000, "sitrep-page", 9000, "sitrep-notifier", 9001, "sitrep-bot", 9002);

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"dev", "byo", "prod"})
    void eachServiceIsAJobByItsManagementPortAndNothingElseIsAsked(String installation) throws IOException {
        List<JsonNode> targets = targets(scraping(), Manifests.of(Installation.of(installation)));

        assertThat(targets).hasSize(4).allSatisfy(target -> {
            String job = target.path("job").asText();
            assertThat(target.path("__address__").asText())
                    .endsWith(":" + PORTS.get(job))
                    .startsWith("10.0.0.");
            assertThat(target.path("namespace").asText()).isEqualTo("sitrep");
            assertThat(target.path("pod").asText()).isNotEmpty();
            assertThat(target.path("__metrics_path__").asText()).isEqualTo("/q/metrics");
        });
        assertThat(jobs(targets)).isEqualTo(PORTS.keySet()).isEqualTo(jobsOfTheRules());
    }

    @Test
    void aConfigurationThatNamesNoJobOrLooksElsewhereIsSeen() throws IOException {
        Manifests manifests = Manifests.of(Installation.of("dev"));
        for (int step = 0; step < 3; step++) {
            ObjectNode spoilt = scraping();
            ((ArrayNode) spoilt.path("relabel_configs")).remove(step);
            List<JsonNode> targets = targets(spoilt, manifests);
            assertThat(targets.size() == 4 && jobs(targets).equals(PORTS.keySet()))
                    .as("without step %d", step)
                    .isFalse();
        }
    }

    private static ObjectNode scraping() throws IOException {
        JsonNode configuration = Manifests.read(Files.readString(OBSERVABILITY.resolve("prometheus.kubernetes.yaml")))
                .get(0)
                .tree();
        ObjectNode scraping = (ObjectNode) configuration.at("/scrape_configs/0");
        JsonNode found = scraping.remove("kubernetes_sd_configs");
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/role").asText()).isEqualTo("pod");
        assertThat(found.at("/0/namespaces/names").toString()).isEqualTo("[\"sitrep\"]");
        return scraping;
    }

    private List<JsonNode> targets(ObjectNode scraping, Manifests manifests) throws IOException {
        Path pods = home.resolve("pods.json");
        Files.writeString(pods, found(manifests).toString());
        scraping.putArray("file_sd_configs").addObject().putArray("files").add(pods.toString());
        ObjectNode configuration = JSON.createObjectNode();
        configuration.putArray("scrape_configs").add(scraping);
        Path file = home.resolve("prometheus.yaml");
        Files.writeString(file, configuration.toString());

        String said = Tool.run(
                home,
                "",
                "promtool",
                "check",
                "service-discovery",
                "--timeout=1s",
                file.toString(),
                scraping.path("job_name").asText());
        return Manifest.each(JSON.readTree(said))
                .map(target -> target.path("labels"))
                .filter(labels -> !labels.isEmpty())
                .toList();
    }

    /** Of each workload a pod that runs and one that has failed; one target a port of a pod. */
    private static ArrayNode found(Manifests manifests) {
        ArrayNode targets = JSON.createArrayNode();
        List<Pods> all = manifests.pods();
        for (int number = 0; number < all.size(); number++) {
            Pods pods = all.get(number);
            String name = pods.owner().replaceFirst(".*/", "") + "-0";
            String address = "10.0.0." + (number + 1) + ":";
            for (String phase : List.of("Running", "Failed")) {
                pods.ports().forEach((port, value) -> {
                    ObjectNode target = targets.addObject();
                    target.putArray("targets").add(address + value);
                    ObjectNode labels = target.putObject("labels");
                    labels.put("__meta_kubernetes_namespace", "sitrep")
                            .put("__meta_kubernetes_pod_name", name + phase.charAt(0))
                            .put("__meta_kubernetes_pod_phase", phase)
                            .put("__meta_kubernetes_pod_container_port_name", port)
                            .put("__meta_kubernetes_pod_container_port_number", value.toString());
                    pods.labels()
                            .forEach((label, is) -> labels.put(
                                    "__meta_kubernetes_pod_label_" + label.replaceAll("[^A-Za-z0-9_]", "_"), is));
                });
            }
        }
        return targets;
    }

    private static Set<String> jobs(List<JsonNode> targets) {
        return targets.stream()
                .map(target -> target.path("job").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> jobsOfTheRules() throws IOException {
        Matcher one = Pattern.compile("job=~\"sitrep-\\(([a-z|]+)\\)\"")
                .matcher(Files.readString(OBSERVABILITY.resolve("alerts.yaml")));
        Set<String> jobs = new TreeSet<>();
        while (one.find()) {
            for (String name : one.group(1).split("\\|", -1)) {
                jobs.add("sitrep-" + name);
            }
        }
        return jobs;
    }
}
