package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows the README's tour literally: every {@code sh} block of it, in order, in a checkout of its own that is already
 * built. Ports are free ones, by the variables the tour itself reads.
 */
@Order(4)
class TourIT {
    private static final Pattern TOUR = Pattern.compile("(?s)## A tour in five minutes\\n(.*?)\\n## ");
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

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
                            .flatMap(List::of)
                            .anyMatch(argument -> argument.endsWith("WebhookPrinter")))
                    .forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor(15, TimeUnit.SECONDS);
        }
    }

    @Test
    void theToursCommandsDoWhatItSays() throws Exception {
        List<String> blocks = blocks();
        assertThat(blocks).hasSizeGreaterThan(8);
        List<String> environment = new ArrayList<>();
        ports.forEach(port -> environment.add(port + "=" + FreePort.find()));

        Path up = run(environment, blocks.get(0), "up");
        await().atMost(PATIENCE)
                .failFast(
                        () -> assertThat(started.get(0).isAlive()).as(read(up)).isTrue())
                .until(() -> read(up).contains("Sitrep is ready"));
        String rest = "set -eu\n" + String.join("\necho '----'\n", blocks.subList(1, blocks.size())) + "\nkill %1\n";
        Path tour = run(environment, rest, "tour");
        assertThat(started.get(1).waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(() -> read(tour))
                .isTrue();

        assertThat(read(tour))
                .contains("{\"created\":196,\"updated\":0,\"unchanged\":0,")
                .contains("Incident on 2021-12-")
                .contains("*INC-197 declared*: Checkout is down")
                .contains("To: ada@example.com", "Subject: [Status]")
                .containsPattern("msg_\\S+ {2}signature valid {2}investigating: Checkout is down")
                .contains("\"planned\":2")
                .containsPattern("signature valid {2}investigating: .*paying by invoice works")
                .contains("*INC-197 resolved*")
                .contains("401 without a token", "All Systems Operational")
                .doesNotContain("signature WRONG");
        assertThat(started.get(1).exitValue()).as(read(tour)).isZero();
    }

    private Path run(List<String> environment, String script, String name) throws IOException {
        Path output = checkout.resolve(name + ".out");
        ProcessBuilder builder = new ProcessBuilder("bash", "-m", "-c", name.equals("up") ? "exec " + script : script)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        environment.forEach(each ->
                builder.environment().put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1)));
        started.add(builder.start());
        return output;
    }

    private static List<String> blocks() throws IOException {
        var tour = TOUR.matcher(Files.readString(RunningSuite.repository().resolve("README.md")));
        assertThat(tour.find()).as("the README has a tour").isTrue();
        return BLOCK.matcher(tour.group(1))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
