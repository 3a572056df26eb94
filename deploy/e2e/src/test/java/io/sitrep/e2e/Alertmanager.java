package io.sitrep.e2e;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.sitrep.embedded.FreePort;
import io.sitrep.embedded.Leash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Debian's, with the routes that are shipped; only that it calls somebody on this machine, and does not wait for more of the same. */
final class Alertmanager implements AutoCloseable {
    private static final Path SHIPPED = RunningSuite.repository().resolve("deploy/observability/alertmanager.yaml");

    private final Process process;
    private final Leash leash = new Leash();
    private final String url;

    /**
     * @param home what it writes
     * @param receiver in place of {@code https://NAME.example.com/sitrep}, with that name behind it
     */
    Alertmanager(Path home, String receiver) throws IOException {
        String listens = "127.0.0.1:" + FreePort.find();
        url = "http://" + listens;
        String routes = Files.readString(SHIPPED)
                .replaceAll("https://(\\w+)\\.example\\.com/sitrep", receiver + "/$1")
                .replace("group_wait: 10s", "group_wait: 0s");
        process = new ProcessBuilder(
                        "prometheus-alertmanager",
                        "--config.file=" + Files.writeString(home.resolve("alertmanager.yaml"), routes),
                        "--storage.path=" + home.resolve("kept"),
                        "--cluster.listen-address=",
                        "--web.listen-address=" + listens)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("alertmanager.log").toFile())
                .start();
        leash.hold(process.pid());
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> given().get(url + "/-/ready").statusCode() == 200);
    }

    /** As Prometheus says it. */
    void hears(Map<String, String> labels) {
        given().contentType("application/json")
                .body(List.of(Map.of("labels", labels, "startsAt", Instant.now().toString())))
                .post(url + "/api/v2/alerts")
                .then()
                .statusCode(200);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
        leash.close();
    }
}
