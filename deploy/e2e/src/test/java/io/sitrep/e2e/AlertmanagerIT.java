package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a real Alertmanager tells of each alert of ours, by the routes that are shipped. Wants Debian's prometheus-alertmanager. */
class AlertmanagerIT {
    private static final Path RULES = RunningSuite.repository().resolve("deploy/observability/alerts.yaml");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)(?s:.*?)severity: (\\w+)");
    private static final Map<String, String> WHOM =
            Map.of("page", "/pager", "ticket", "/tickets", "heartbeat", "/heartbeat");

    @TempDir
    Path home;

    @Test
    void eachAlertIsToldToWhomItIsForAndTheHeartbeatGoesOutside() throws Exception {
        Map<String, String> severities = new TreeMap<>();
        ALERT.matcher(Files.readString(RULES))
                .results()
                .forEach(alert -> severities.put(alert.group(1), alert.group(2)));
        assertThat(severities)
                .containsEntry("SitrepAlive", "heartbeat")
                .containsEntry("SitrepServiceGone", "page")
                .containsValue("ticket");
        Set<String> wanted = new ConcurrentSkipListSet<>();
        severities.forEach((alert, severity) -> wanted.add(WHOM.get(severity) + " " + alert));
        Set<String> told = new ConcurrentSkipListSet<>();
        HttpServer receiver = receiver(told);
        try (Alertmanager alertmanager = new Alertmanager(
                home, "http://127.0.0.1:" + receiver.getAddress().getPort())) {
            severities.forEach(
                    (alert, severity) -> alertmanager.hears(Map.of("alertname", alert, "severity", severity)));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(told).isEqualTo(wanted));
        } finally {
            receiver.stop(0);
        }
    }

    private static HttpServer receiver(Set<String> told) throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", call -> {
            String said = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            List<String> alerts = JsonPath.from(said).getList("alerts.labels.alertname");
            alerts.forEach(alert -> told.add(call.getRequestURI().getPath() + " " + alert));
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        receiver.start();
        return receiver;
    }
}
