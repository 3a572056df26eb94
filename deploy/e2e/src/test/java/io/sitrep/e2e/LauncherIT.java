package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} itself: refused, short of a port, killed, started again, stopped. The last class: it ends the shared suite. */
@Order(4)
@ExtendWith(SharedSuite.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherIT {
    private final RunningSuite suite;

    LauncherIT(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    @Order(1)
    void secondUpOnTheSameDataIsRefused() throws Exception {
        try (RunningSuite second = new RunningSuite(suite.data()).launch()) {
            assertThat(second.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.process().exitValue()).isEqualTo(1);
            assertThat(second.output())
                    .isEqualTo("Sitrep cannot start: %s is in use by process %d\n"
                            .formatted(
                                    suite.data().toRealPath(), suite.process().pid()));
        }
        assertThat(suite.process().isAlive()).isTrue();
    }

    @Test
    @Order(2)
    void busyPortIsNamedAndNothingIsHalfWritten(@TempDir Path data) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningSuite up = new RunningSuite(data)
                        .with("NOTIFIER_PORT", Integer.toString(taken.getLocalPort()))
                        .launch()) {
            assertThat(up.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(up.output()).contains("Port " + taken.getLocalPort() + " is in use", "NOTIFIER_PORT");
        }
        assertThat(data.resolve("postgres")).doesNotExist();
        assertThat(data.resolve("secrets.properties")).doesNotExist();
    }

    @Test
    @Order(3)
    void killedLauncherLeavesNothingRunningAndTheNextOneHasEverything() throws Exception {
        String token = suite.adminToken();
        assertThat(living()).as("three services and PostgreSQL").hasSizeGreaterThanOrEqualTo(4);
        suite.process().destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(60)).until(() -> living().isEmpty());

        suite.with("QUARKUS_PROFILE", "prod")
                .with(
                        "SITREP_CATALOG",
                        RunningSuite.repository()
                                .resolve("incident-service/catalog/sample.yaml")
                                .toString())
                .start();
        assertThat(suite.adminToken()).isEqualTo(token);
        assertThat(new Admin(suite).incident("Checkout is down").getString("status"))
                .isEqualTo("resolved");
        assertThat(lastLine(suite.data().resolve("logs/incident.log")).getString("level"))
                .as("in prod a line of the log is JSON")
                .isNotBlank();
    }

    @Test
    @Order(4)
    void catalogOfTheEnvironmentWasAppliedBeforeItWasReady() {
        assertThat(new Admin(suite)
                        .request()
                        .get(suite.incident("/api/v1/catalog"))
                        .jsonPath()
                        .getList("regions.code"))
                .contains("emea", "gulf");
    }

    @Test
    @Order(5)
    void sigtermStopsEverythingWithinTenSeconds() throws Exception {
        suite.stop();
        assertThat(living()).isEmpty();
        assertThat(suite.data().resolve("pids")).isEmptyDirectory();
    }

    @Test
    @Order(6)
    void wrongCatalogStopsTheStartAndIsNamedWithLineAndPath(@TempDir Path files) throws Exception {
        Path wrong = Files.writeString(files.resolve("wrong.yaml"), "roles:\n  - key: starter\n    colour: red\n");

        suite.with("SITREP_CATALOG", wrong.toString()).launch();

        assertThat(suite.process().waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(suite.process().exitValue()).isEqualTo(1);
        assertThat(suite.output())
                .contains("SITREP_CATALOG: wrong.yaml", "roles[0].colour: line 3: is not a field that is known here")
                .doesNotContain("Sitrep is ready");
        assertThat(living()).isEmpty();
    }

    private static JsonPath lastLine(Path log) throws IOException {
        return JsonPath.from(
                Files.readAllLines(log).stream().reduce((first, last) -> last).orElseThrow());
    }

    /** Services by the data directory in their environment's log path; PostgreSQL and its children by where they work. */
    private List<ProcessHandle> living() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(this::isOurs).toList();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        Path entry = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readSymbolicLink(entry.resolve("cwd")).startsWith(suite.data())
                    || Files.readSymbolicLink(entry.resolve("fd/1")).startsWith(suite.data());
        } catch (IOException e) {
            // It has just ended.
            return false;
        }
    }
}
