package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code deploy/observability/check}: what we ship passes it, and whatever it is there to find it finds. Wants Python and promtool. */
class ObservabilityCheckIT {
    private static final Path FOLDER = RunningSuite.repository().resolve("deploy/observability");

    @TempDir
    Path root;

    @Test
    void rulesTheirTestsRunbooksAndDashboardsHold() throws Exception {
        assertThat(said(FOLDER)).isEmpty();
    }

    @ParameterizedTest(name = "{1}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "names | alerts.yaml | sitrep_page_behind_seconds | sitrep_page_ahead_seconds | no service measures sitrep_page_ahead_seconds",
                "tests | alerts.yaml | for: 1d | for: 3d | FAILED",
                "rules | alerts.yaml | max(sitrep_page_behind_seconds) > 60 | max(sitrep_page_behind_seconds > 60 | promtool check rules",
                "rules | prometheus.kubernetes.yaml | action: keep | action: keeps | unknown relabel action",
                "alerts | alerts.yaml | alert: SitrepAlive | alert: SitrepWell | SitrepWell: an alert without a runbook",
                "alerts | alerts.yaml | runbooks/SitrepPageStuck.md | runbooks/SitrepPageBehind.md | SitrepPageStuck: its annotation names",
                "alerts | runbooks/SitrepPageStuck.md | ## Do | ## Done | SitrepPageStuck.md: wants",
                "alerts | runbooks/SitrepHeldForLong.md | 1. Ask who held it | Ask who held it | SitrepHeldForLong.md: no first step under Do",
                "names | METRICS.md | `sitrep_page_behind_seconds` | `page_behind` | METRICS.md: sitrep_page_behind_seconds is missing",
                "dashboards | dashboards/delivery.json | sitrep_deliveries_held_seconds | sitrep_deliveries_backlog | sitrep_deliveries_held_seconds: an alert is raised from it, and no dashboard shows it",
                "dashboards | dashboards/page.json | http_server_requests_seconds_count | http_server_requests_seconds_sum | sitrep-page: an alert names it, and no dashboard counts its requests",
                "dashboards | dashboards/page.json | jvm_memory_used_bytes | jvm_memory_used_lines | is not in PLATFORM"
            })
    void whatIsWrongIsFound(String part, String file, String right, String wrong, String found) throws Exception {
        Path folder = copied();
        Path broken = folder.resolve(file);
        String text = Files.readString(broken);
        assertThat(text).contains(right);
        Files.writeString(broken, text.replace(right, wrong));

        if (part.equals("tests")) {
            // Most tests take seconds, and these were spent once, on what is right.
            Files.delete(folder.resolve("alerts.test.yaml"));
        }

        assertThat(said(folder, part)).contains(found);
    }

    /** Beside the code, as it is in the repository. */
    private Path copied() throws IOException {
        Path folder = Files.createDirectories(root.resolve("deploy")).resolve("observability");
        try (Stream<Path> all = Files.walk(FOLDER)) {
            for (Path each : all.toList()) {
                Path to = folder.resolve(FOLDER.relativize(each).toString());
                Files.copy(each, to, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        for (String service : List.of("incident-service", "notifier-service", "bot-service")) {
            Files.createSymbolicLink(
                    root.resolve(service), RunningSuite.repository().resolve(service));
        }
        return folder;
    }

    /** @param parts of what is looked at; all of it where none is named */
    private static String said(Path folder, String... parts) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(folder.resolve("check").toString()));
        command.addAll(List.of(parts));
        Process check = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor() == 0).as(said).isEqualTo(said.isBlank());
        return said;
    }
}
