package io.sitrep.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a replica that serves the public alone: it follows what is said, and goes on when everything behind it stands still. */
@Order(3)
class PageReplicaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern STALE_SINCE =
            Pattern.compile("class=\"stale\".*?datetime=\"([^\"]+)\"", Pattern.DOTALL);
    private static final String STALE = "could not be brought up to date";

    @TempDir
    Path directory;

    @Test
    void replicaFollowsWhatIsSaidAndOutlivesDatabaseAndBroker() throws Exception {
        try (RunningSuite suite = new RunningSuite(directory.resolve("suite data")).start()) {
            Admin admin = new Admin(suite);
            admin.declare("Said before it came", "SEV2");
            Map<String, String> settings = new HashMap<>(suite.behindThePage());
            settings.put("SITREP_ROLE", "page");
            settings.put(
                    "SITREP_PAGE_DIR",
                    Files.createDirectories(directory.resolve("page")).toString());
            try (LoneReplica replica = LoneReplica.start(settings)) {
                replica.awaitPage(page -> page.contains("Said before it came") && !page.contains(STALE));
                assertResponders(replica, suite);
                CompletableFuture<String> heard = hear(replica.address("/events?lang=en"));
                admin.declare("Said while it looked", "SEV2");
                replica.awaitPage(page -> page.contains("Said while it looked"));
                assertThat(heard.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotEmpty();

                Instant stopped = Instant.now();
                try (AutoCloseable still = suite.paused()) {
                    for (String base : List.of(replica.address(""), suite.incident(""))) {
                        Instant since = awaitStale(base);
                        assertThat(Duration.between(stopped, since).abs()).isLessThan(Duration.ofSeconds(30));
                        stillServed(base);
                    }
                    replica.assertLivesAndIsReady(200);
                    for (String service : List.of("incident", "notifier", "bot")) {
                        LoneReplica.assertProbes(suite.management(service, "/q/health/live"), 200);
                    }
                    LoneReplica.assertProbes(suite.management("incident", "/q/health/ready"), 200);
                }
                replica.awaitPage(page -> !page.contains(STALE));
                admin.declare("Said when it was over", "SEV2");
                replica.awaitPage(page -> page.contains("Said when it was over"));
            }
            suite.stop();
        }
    }

    /** What responders work with is where they are, and not where the public is. */
    private static void assertResponders(LoneReplica replica, RunningSuite suite) {
        for (String path : List.of("/console", "/console/sign-in", "/console/incidents", "/api/v1/incidents")) {
            assertThat(given().redirects()
                            .follow(false)
                            .get(replica.address(path))
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
            assertThat(given().redirects()
                            .follow(false)
                            .get(suite.incident(path))
                            .statusCode())
                    .as(path)
                    .isNotEqualTo(404);
        }
    }

    private static Instant awaitStale(String base) {
        String page =
                await().atMost(PATIENCE).until(() -> given().get(base + "/").asString(), text -> text.contains(STALE));
        Matcher since = STALE_SINCE.matcher(page);
        assertThat(since.find()).as("the moment since when").isTrue();
        return Instant.parse(since.group(1));
    }

    private static void stillServed(String base) {
        Standstill.watched();
        for (String path : List.of(
                "/",
                "/?tz=Asia/Tokyo",
                "/?lang=it",
                "/history?q=said",
                "/maintenances",
                "/api/v2/summary.json",
                "/api/v2/status.json",
                "/history.atom",
                "/badge.svg")) {
            Instant asked = Instant.now();
            assertThat(given().get(base + path).statusCode()).as(path).isEqualTo(200);
            assertThat(Standstill.lived(asked, Instant.now())).as(path).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(given().get(base + "/api/v2/summary.json").asString()).contains("Said while it looked");
    }

    /** The first news on an event stream. */
    private static CompletableFuture<String> hear(String address) {
        return CompletableFuture.supplyAsync(() -> {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(URI.create(address).toURL().openStream(), StandardCharsets.UTF_8))) {
                return lines.lines().filter("event: page"::equals).findFirst().orElse("");
            } catch (IOException ended) {
                return "";
            }
        });
    }
}
