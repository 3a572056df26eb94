package io.sitrep.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.sitrep.embedded.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One session of this machine's headless Chromium, spoken to in W3C WebDriver. Begins with nothing kept from an earlier one.
 * A command that is answered with an error fails the test with that error.
 */
final class ChromeDriver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            // Root has no sandbox, and a container's shared memory is small.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--hide-scrollbars",
            // A desk has a mouse: without one what is for keyboards is not shown.
            "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
            "--lang=en-US");

    private final Process process;
    private final String address;
    private final String session;

    ChromeDriver() {
        int port = FreePort.find();
        address = "http://127.0.0.1:" + port;
        process = start(port);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> given().get(address + "/status").jsonPath().getBoolean("value.ready"));
        Response answer = given().contentType("application/json")
                .body(Map.of(
                        "capabilities",
                        Map.of(
                                "alwaysMatch",
                                Map.of(
                                        "goog:chromeOptions",
                                        Map.of("args", ARGUMENTS, "prefs", Map.of("intl.accept_languages", "en")),
                                        "goog:loggingPrefs",
                                        Map.of("browser", "ALL", "performance", "ALL")))))
                .post(address + "/session");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        session = answer.path("value.sessionId");
    }

    /** @param command as it stands behind the session in the address, such as {@code /url} */
    <T> T post(String command, Map<String, ?> parameters) {
        Response answer = given().contentType("application/json")
                .body(parameters)
                .post(address + "/session/" + session + command);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("value");
    }

    /** What Chromium can beyond the standard: a command of its DevTools protocol. */
    Map<String, ?> devTools(String command, Map<String, ?> parameters) {
        return post("/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    @Override
    public void close() {
        given().delete(address + "/session/" + session);
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process start(int port) {
        try {
            return new ProcessBuilder("chromedriver", "--port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(new File("target/chromedriver.log"))
                    .start();
        } catch (IOException missing) {
            throw new UncheckedIOException("Debian's packages chromium and chromium-driver are needed", missing);
        }
    }
}
