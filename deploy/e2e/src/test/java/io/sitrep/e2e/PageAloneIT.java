package io.sitrep.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page outlives its backend: started with neither database nor broker, it shows what was last known. */
@Order(2)
@ExtendWith(SharedSuite.class)
class PageAloneIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"/([^\"?#]*)");

    private final RunningSuite suite;
    private final Admin admin;

    @TempDir
    Path empty;

    PageAloneIT(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
    }

    @Test
    void copyElsewhereIsTheWholeSiteAndFollowsEachChange() throws IOException {
        String title = declare("Copied elsewhere");
        Path front = suite.copy().resolve("index.html");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(front) && Files.readString(front).contains(title));
        for (Path page : List.of(front, suite.copy().resolve("it/index.html"))) {
            List<String> links = LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1))
                    .toList();
            assertThat(links)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(link -> assertThat(file(link)).as(link).exists());
        }
        assertThat(suite.copy().resolve("api/v2/summary.json")).content().contains(title);
    }

    @Test
    void replicaWithAnEmptyDiskAndNothingBehindItStartsFromTheCopy() throws Exception {
        String title = declare("Seen from the copy");
        Path front = suite.copy().resolve("index.html");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(front) && Files.readString(front).contains(title));
        try (LoneReplica replica = LoneReplica.start(Map.of(
                "SITREP_ROLE", "page",
                "SITREP_PAGE_DIR", empty.toString(),
                "SITREP_EXPORT_DIR", suite.copy().toString()))) {
            Response page = replica.awaitPage();
            assertThat(page.asString()).contains(title).contains("could not be brought up to date");
            assertThat(given().get(replica.address("/api/v2/summary.json")).asString())
                    .contains(title);
            for (String file : List.of("/page.css", "/page.js")) {
                assertThat(given().get(replica.address(file)).statusCode())
                        .as(file)
                        .isEqualTo(200);
            }
            for (String path :
                    List.of("/api/v1/incidents", "/q", "/q/openapi", "/q/swagger-ui/", "//q/openapi", "/%71/openapi")) {
                assertThat(given().urlEncodingEnabled(false)
                                .redirects()
                                .follow(false)
                                .get(replica.address(path))
                                .statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(given().get(replica.management("/q/metrics")).statusCode())
                    .as("on its own port")
                    .isEqualTo(200);
            replica.assertLivesAndIsReady(200);
        }
    }

    @Test
    void replicaThatHasNothingToShowLivesAndIsNotReady() throws Exception {
        try (LoneReplica replica =
                LoneReplica.start(Map.of("SITREP_ROLE", "page", "SITREP_PAGE_DIR", empty.toString()))) {
            replica.awaitAlive();
            replica.assertLivesAndIsReady(503);
        }
    }

    @Test
    void serviceWhoseDatabaseIsAwayAtTheStartShowsWhatItsDiskKept() throws Exception {
        String title = declare("Kept on disk");
        Path kept = suite.data().resolve("page");
        Path own = Files.createDirectories(empty.resolve("page"));
        // A month may be replaced while it is copied.
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            boolean there = false;
            try (Stream<Path> files = Files.walk(kept)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".gz")).toList()) {
                    Path copied = own.resolve(kept.relativize(file));
                    Files.createDirectories(copied.getParent());
                    Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
                    there |= gunzipped(copied).contains(title);
                }
            }
            return there;
        });
        try (LoneReplica replica = LoneReplica.start(Map.of("SITREP_PAGE_DIR", own.toString()))) {
            assertThat(replica.awaitPage().asString()).contains(title).contains("could not be brought up to date");
        }
    }

    private static String gunzipped(Path file) throws IOException {
        try (var content = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What a web server would send for a link. */
    private Path file(String link) {
        Path file = suite.copy().resolve(link);
        return Files.isDirectory(file) ? file.resolve("index.html") : file;
    }

    private String declare(String title) {
        admin.declare(title, "SEV3");
        return title;
    }
}
