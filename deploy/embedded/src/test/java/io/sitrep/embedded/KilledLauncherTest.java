package io.sitrep.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledLauncherTest {
    @TempDir
    Path directory;

    private Process launcher;

    @AfterEach
    void endTheLauncher() throws InterruptedException {
        launcher.destroyForcibly().waitFor();
    }

    @Test
    void noPostgresOutlivesALauncherThatWasKilled() throws Exception {
        launch();
        launcher.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(server()).isEmpty());
        EmbeddedPostgres.start(options()).close();
    }

    @Test
    void postgresLeftBehindIsStoppedAndStartedAnew() throws Exception {
        long orphan = launch();
        try (Stream<ProcessHandle> shells = launcher.children()) {
            shells.filter(each -> each.info().command().orElse("").matches(".*/(sh|dash|bash)"))
                    .forEach(ProcessHandle::destroyForcibly);
        }
        launcher.destroyForcibly().waitFor();
        assertThat(server()).as("without the guard it lives on").contains(orphan);

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options())) {
            assertThat(server()).contains(postgres.pid());
            assertThat(postgres.pid()).isNotEqualTo(orphan);
        }
    }

    @Test
    void directoryOfAnotherProcessIsRefusedNamingIt() throws Exception {
        launch();
        assertThatThrownBy(() -> EmbeddedPostgres.start(options()))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("in use by process " + launcher.pid());
    }

    private Optional<Long> server() throws IOException {
        return RunningPostgres.on(directory.toRealPath().resolve("data")).map(RunningPostgres::pid);
    }

    private EmbeddedPostgres.Options options() {
        return new EmbeddedPostgres.Options(directory, 0, null);
    }

    private long launch() throws IOException {
        launcher = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerMain.class.getName(),
                        directory.toString()))
                .redirectError(Redirect.DISCARD)
                .start();
        BufferedReader says = new BufferedReader(new InputStreamReader(launcher.getInputStream(), UTF_8));
        return Long.parseLong(says.readLine());
    }
}
