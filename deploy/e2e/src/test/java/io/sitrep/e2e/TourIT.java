package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows the README's tour literally: every {@code sh} block of it, in order, in a checkout of its own that is already
 * built; what is printed has to be what the README says. Ports are free ones, by the variables the tour itself reads.
 */
@Order(4)
class TourIT {
    private static final String BETWEEN = "---- next";
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    @TempDir
    Path checkout;

    private final List<String> ports = List.of(
            "INCIDENT_PORT",
            "INCIDENT_MANAGEMENT_PORT",
            "NOTIFIER_PORT",
            "NOTIFIER_MANAGEMENT_PORT",
            "BOT_PORT",
            "BOT_MANAGEMENT_PORT",
            "WEBHOOK_PORT");
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void checkOut() throws IOException, InterruptedException {
        String copy = "cp -a --parents README.md deploy/local/up deploy/local/chat deploy/local/webhook"
                + " deploy/local/samples deploy/local/target/classes deploy/local/target/lib"
                + " */target/quarkus-app '" + checkout + "'";
        Process process = new ProcessBuilder("sh", "-c", copy)
                .directory(RunningSuite.repository().toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    @AfterEach
    void leaveNothingBehind() throws InterruptedException {
        for (Process process : started) {
            process.descendants()
                    .filter(child -> child.info().command().orElse("").contains("java"))
                    .filter(child -> child.info().arguments().stream()
                            .flatMap(Arrays::stream)
                            .anyMatch(argument -> argument.endsWith("WebhookPrinter")))
                    .forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor(15, TimeUnit.SECONDS);
        }
    }

    @Test
    void theToursCommandsPrintWhatItSays() throws Exception {
        String text = Files.readString(RunningSuite.repository().resolve("README.md"));
        assertThat(text).as("places to be filled in").doesNotContainPattern("@[A-Z]+@");
        Tour readme = Tour.in(text);
        List<String> commands = readme.commands();
        assertThat(commands).hasSizeGreaterThan(8);
        List<String> environment = new ArrayList<>();
        ports.forEach(port -> environment.add(port + "=" + FreePort.find()));

        Path up = run(environment, "exec " + commands.get(0), "up");
        await().atMost(PATIENCE)
                .failFast(
                        () -> assertThat(started.get(0).isAlive()).as(read(up)).isTrue())
                .until(() -> read(up).contains("Sitrep is ready"));
        assertThat(Tour.sortedLines(read(up)))
                .containsExactlyElementsOf(Tour.sortedLines(readme.outputs().get(0)));

        String rest = "set -eu\n" + String.join("\necho '" + BETWEEN + "'\n", commands.subList(1, commands.size()))
                + "\nkill $!\n";
        Path tour = run(environment, rest, "tour");
        boolean ended = started.get(1).waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(ended).as(read(tour)).isTrue();
        assertThat(started.get(1).exitValue()).as(read(tour)).isZero();
        List<String> printed = List.of(read(tour).split(BETWEEN + "\n", -1));
        // The second terminal's first block sets variables and prints nothing.
        assertThat(printed.subList(1, printed.size()).stream().map(Tour::steady).toList())
                .containsExactlyElementsOf(
                        readme.outputs().stream().skip(1).map(Tour::steady).toList());
    }

    private Path run(List<String> environment, String script, String name) throws IOException {
        Path output = checkout.resolve(name + ".out");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        environment.forEach(each ->
                builder.environment().put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1)));
        started.add(builder.start());
        return output;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
