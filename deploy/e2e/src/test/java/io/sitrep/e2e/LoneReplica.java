package io.sitrep.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.sitrep.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One incident service by itself: its database and its broker are addresses at which nobody answers. */
final class LoneReplica implements AutoCloseable {
    /** {@code timeoutSeconds} of the probes in {@code deploy/kubernetes/base}. */
    private static final Duration PROBES_WAIT = Duration.ofSeconds(3);

    private final Process process;
    private final int port;
    private final int management;
    private final Path output;

    private LoneReplica(Process process, int port, int management, Path output) {
        this.process = process;
        this.port = port;
        this.management = management;
        this.output = output;
    }

    static LoneReplica start(Map<String, String> settings) throws IOException {
        int port = FreePort.find();
        int management = FreePort.find();
        int nobody = FreePort.find();
        Path output = Files.createTempFile("replica", ".out");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        RunningSuite.repository()
                                .resolve("incident-service/target/quarkus-app/quarkus-run.jar")
                                .toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "INCIDENT_PORT",
                        Integer.toString(port),
                        "INCIDENT_MANAGEMENT_PORT",
                        Integer.toString(management),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "127.0.0.1:" + nobody,
                        "QUARKUS_DATASOURCE_USERNAME",
                        "nobody",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "nothing",
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:" + nobody + "/incident",
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        "postgresql://127.0.0.1:" + nobody + "/incident"));
        builder.environment()
                .putAll(Map.of(
                        "SITREP_PUBLIC_URL",
                        "http://127.0.0.1:" + port,
                        "SITREP_NOTIFIER_PUBLIC_URL",
                        "http://127.0.0.1:" + nobody,
                        "SITREP_NOTIFIER_URL",
                        "http://127.0.0.1:" + nobody));
        builder.environment().putAll(settings);
        return new LoneReplica(builder.start(), port, management, output);
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    String management(String path) {
        return "http://127.0.0.1:" + management + path;
    }

    /** The front page once it is there and says that it is out of date. */
    Response awaitPage() {
        return awaitPage(page -> page.contains("could not be brought up to date"));
    }

    Response awaitPage(Predicate<String> as) {
        return await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .failFast(() -> assertThat(process.isAlive())
                        .as(Files.readString(output))
                        .isTrue())
                .until(
                        () -> given().get(address("/")),
                        answer -> answer.statusCode() == 200 && as.test(answer.asString()));
    }

    /** Waits until the process answers those who watch it, whatever it says. */
    void awaitAlive() {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .failFast(() -> assertThat(process.isAlive())
                        .as(Files.readString(output))
                        .isTrue())
                .until(() -> given().get(management("/q/health/live")).statusCode() == 200);
    }

    /** What Kubernetes goes by, within the 3 s that its probes wait. */
    void assertLivesAndIsReady(int ready) {
        assertProbes(management("/q/health/live"), 200);
        assertProbes(management("/q/health/ready"), ready);
    }

    static void assertProbes(String address, int status) {
        Standstill.watched();
        Instant asked = Instant.now();
        Response answer = given().get(address);
        assertThat(Standstill.lived(asked, Instant.now())).as(address).isLessThan(PROBES_WAIT);
        assertThat(answer.statusCode()).as(address + ": " + answer.asString()).isEqualTo(status);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
