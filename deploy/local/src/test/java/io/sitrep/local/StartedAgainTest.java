package io.sitrep.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that ends while the machine is in trouble. */
class StartedAgainTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path temporary;

    private DataLayout data;
    private UpProcess up;

    @BeforeEach
    void start() throws IOException {
        data = new DataLayout(temporary.resolve("data"));
        up = UpProcess.start(temporary, data.root(), Map.of());
        awaitLine("Sitrep is ready");
    }

    @AfterEach
    void stop() throws InterruptedException {
        up.process().destroy();
        assertThat(up.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void serviceThatCannotBeStartedForAWhileIsStartedInTheEnd() throws Exception {
        Path log = data.log("notifier");
        Files.deleteIfExists(log);
        Files.createDirectory(log);
        killNotifier();
        awaitLine("notifier cannot be started again: Cannot start ");
        Files.delete(log);
        awaitLine("notifier .......... ready again in");
    }

    @Test
    void serviceRunsAlsoWhenItsPidCannotBeWritten() throws Exception {
        Path pidFile = data.pid("notifier");
        killNotifier();
        Files.delete(pidFile);
        Files.createDirectories(pidFile.resolve("in the way"));
        awaitLine("notifier runs, without a pid file: Cannot write " + pidFile);
        awaitLine("notifier .......... ready again in");
        Files.delete(pidFile.resolve("in the way"));
    }

    private void killNotifier() throws IOException {
        long pid = Long.parseLong(Files.readString(data.pid("notifier")).strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private void awaitLine(String part) {
        await().atMost(PATIENCE)
                .failFast("it ended", () -> !up.process().isAlive())
                .until(() -> up.output().contains(part));
    }
}
