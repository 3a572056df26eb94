package io.sitrep.e2e;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.sitrep.embedded.FreePort;
import io.sitrep.embedded.Leash;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Debian's, with the configuration and the rules that are shipped; only that it asks where this suite listens, and each second. */
final class Prometheus implements AutoCloseable {
    private static final Path SHIPPED = RunningSuite.repository().resolve("deploy/observability");

    /** As the shipped configuration has them. */
    private static final Map<String, String> PORTS =
            Map.of("incident", "127.0.0.1:9000", "notifier", "127.0.0.1:9001", "bot", "127.0.0.1:9002");

    private final Process process;
    private final Leash leash = new Leash();
    private final String url;

    /** @param home what it writes */
    Prometheus(RunningSuite suite, Path home) throws IOException {
        String listens = "127.0.0.1:" + FreePort.find();
        url = "http://" + listens;
        Path file = home.resolve("prometheus.yaml");
        Files.writeString(file, configuration(suite));
        process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + home.resolve("series"),
                        "--web.listen-address=" + listens)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("prometheus.log").toFile())
                .start();
        leash.hold(process.pid());
    }

    private static String configuration(RunningSuite suite) throws IOException {
        String text = Files.readString(SHIPPED.resolve("prometheus.yaml"))
                .replace("15s", "1s")
                .replace("[alerts.yaml]", "[\"" + SHIPPED.resolve("alerts.yaml") + "\"]");
        for (Map.Entry<String, String> port : PORTS.entrySet()) {
            text = text.replace(
                    port.getValue(), URI.create(suite.metrics(port.getKey())).getAuthority());
        }
        return text;
    }

    /** What it answers about itself. */
    JsonPath says(String of) {
        return given().get(url + "/api/v1/" + of)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
        leash.close();
    }
}
