package io.sitrep.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process, with everything real except the three services. */
class UpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path temporary;

    private Path data;
    private UpProcess up;

    @BeforeEach
    void chooseADirectoryWithASpaceInItsName() {
        data = temporary.resolve("my data");
    }

    @AfterEach
    void end() throws InterruptedException {
        up.process().destroyForcibly().waitFor();
        await().atMost(PATIENCE).until(() -> living().isEmpty());
    }

    @Test
    void startsKeepsRunningAndStops() throws Exception {
        startUp(Map.of());
        assertThat(up.output().lines().reduce((first, last) -> last).orElse(""))
                .startsWith("Sitrep is ready")
                .contains(
                        "status page http://127.0.0.1:",
                        "/q/swagger-ui",
                        data.resolve("admin-token").toString());
        assertThat(Files.readString(data.resolve("admin-token"))).matches("sitrep_[a-z0-9]{12}_[A-Za-z0-9_-]{43}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("admin-token"))))
                .isEqualTo("rw-------");

        secondStartIsRefused();
        killedServiceIsStartedAgain();

        up.process().destroy();
        assertThat(up.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(living()).isEmpty();
        assertThat(data.resolve("pids")).isEmptyDirectory();
    }

    @Test
    void nothingOutlivesALauncherThatWasKilled() throws Exception {
        startUp(Map.of());
        String token = Files.readString(data.resolve("admin-token"));
        up.process().destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(10)).until(() -> living().isEmpty());

        startUp(Map.of());
        assertThat(Files.readString(data.resolve("admin-token"))).isEqualTo(token);
    }

    @Test
    void serviceThatCannotStartIsNamedWithItsReasonAndNothingIsLeft() throws Exception {
        up = UpProcess.start(temporary, data, Map.of("FAKE_FAILURE", "notifier"));
        assertThat(up.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(up.process().exitValue()).isEqualTo(1);
        assertThat(up.output())
                .contains("notifier cannot start: it ended at once")
                .contains("SITREP_SECRET_KEY is not base64")
                .contains("The whole log: " + data.resolve("logs").resolve("notifier.log"));
        assertThat(living()).isEmpty();
    }

    @Test
    void busyPortIsNamedWithItsVariableAndNothingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            up = UpProcess.start(temporary, data, Map.of("BOT_PORT", Integer.toString(taken.getLocalPort())));
            assertThat(up.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(up.output())
                    .isEqualTo("Port %d is in use: stop what listens there, or set BOT_PORT to another port\n"
                            .formatted(taken.getLocalPort()));
        }
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    private void secondStartIsRefused() throws Exception {
        UpProcess second = UpProcess.start(temporary, data, Map.of());
        assertThat(second.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.process().exitValue()).isEqualTo(1);
        assertThat(second.output())
                .isEqualTo("Sitrep cannot start: %s is in use by process %d\n"
                        .formatted(data.toRealPath(), up.process().pid()));
    }

    private void killedServiceIsStartedAgain() throws Exception {
        long old = pid("notifier");
        ProcessHandle.of(old).orElseThrow().destroyForcibly();
        await().atMost(PATIENCE).until(() -> up.output().contains("notifier .......... ready again in"));
        assertThat(up.output()).contains("notifier ended (killed by signal 9); starting it again in 0.5 s");
        assertThat(pid("notifier")).isNotEqualTo(old);
        assertThat(ProcessHandle.of(pid("notifier"))).isPresent();
    }

    private void startUp(Map<String, String> environment) throws IOException {
        up = UpProcess.start(temporary, data, environment);
        await().atMost(PATIENCE)
                .failFast("it ended", () -> !up.process().isAlive())
                .until(() -> up.output().contains("Sitrep is ready"));
    }

    private long pid(String part) throws IOException {
        return Long.parseLong(
                Files.readString(data.resolve("pids").resolve(part + ".pid")).strip());
    }

    /** Processes that were started for this data directory: services by their jar, PostgreSQL by where it works. */
    private List<ProcessHandle> living() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(each -> each.pid() != ProcessHandle.current().pid())
                    .filter(this::isOurs)
                    .toList();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        Path entry = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readString(entry.resolve("cmdline")).contains(temporary + "/")
                    || Files.readSymbolicLink(entry.resolve("cwd")).startsWith(temporary);
        } catch (IOException e) {
            // It has just ended.
            return false;
        }
    }
}
