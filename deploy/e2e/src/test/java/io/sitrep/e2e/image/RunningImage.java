package io.sitrep.e2e.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An image's own command, running in its unpacked files. */
public final class RunningImage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ImageTar image;
    private final Jail jail;
    private final Process process;
    private final Path output;

    private RunningImage(ImageTar image, Jail jail, Process process, Path output) {
        this.image = image;
        this.jail = jail;
        this.process = process;
        this.output = output;
    }

    /** Returns when it is ready; what it prints is in the files' own place beside the root. */
    public static RunningImage start(ImageTar image, Path root, Map<String, String> settings, String ready)
            throws IOException {
        Path output = root.resolveSibling(root.getFileName() + ".out");
        Jail jail = new Jail(root, root.resolveSibling(root.getFileName() + ".volume"), image.workingDirectory());
        Map<String, String> environment = new HashMap<>(image.environment());
        environment.putAll(settings);
        RunningImage running =
                new RunningImage(image, jail, jail.start(image.entrypoint(), environment, output), output);
        try {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .failFast(() -> assertThat(running.process.isAlive())
                            .as(running.printed())
                            .isTrue())
                    .until(() -> given().get(ready).statusCode() == 200);
        } catch (RuntimeException | AssertionError notReady) {
            running.close();
            throw new AssertionError("not ready:\n" + running.printed(), notReady);
        }
        return running;
    }

    public String printed() throws IOException {
        return Files.readString(output);
    }

    /** Another process in the same files, as a health check is. */
    public int ask(List<String> command) throws Exception {
        return jail.run(command, image.environment(), output.resolveSibling("asked.out"));
    }

    /** As an engine stops it. */
    public void stop() throws InterruptedException {
        process.children().forEach(ProcessHandle::destroy);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("stopped in time").isTrue();
    }

    /** As the kernel has it, for the process's own root. */
    public boolean isReadOnly() throws IOException {
        return Files.readAllLines(ofKernel("mountinfo")).stream()
                .map(line -> line.split(" "))
                .filter(mount -> mount[4].equals("/"))
                .reduce((below, above) -> above)
                .map(mount -> List.of(mount[5].split(",")).contains("ro"))
                .orElse(false);
    }

    private Path ofKernel(String file) {
        ProcessHandle inside = process.children().findFirst().orElseThrow();
        return Path.of("/proc", Long.toString(inside.pid()), file);
    }

    /** Of the process itself, as the kernel has it: {@code Uid}, {@code CapEff} and so on. */
    public Map<String, String> status() throws IOException {
        Map<String, String> status = new HashMap<>();
        for (String line : Files.readAllLines(ofKernel("status"))) {
            status.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).trim());
        }
        return status;
    }

    @Override
    public void close() {
        process.children().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
