package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was written for Statuspage reads our page unchanged: {@code statuspage.js} as npm has it, told another address and nothing
 * else.
 */
@Order(2)
@ExtendWith(SharedSuite.class)
class StatusPageClientIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long INSTALLING = 120;

    private final RunningSuite suite;
    private final Admin admin;

    @TempDir
    Path home;

    StatusPageClientIT(RunningSuite suite) {
        this.suite = suite;
        admin = new Admin(suite);
    }

    @Test
    void publishedClientUnderstandsEveryAnswer() throws Exception {
        for (String file : List.of("package.json", "package-lock.json", "ask.js")) {
            Files.copy(
                    RunningSuite.repository().resolve("deploy/e2e/src/test/npm").resolve(file), home.resolve(file));
        }
        run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        admin.declare("Read by a client", "SEV1");

        JsonPath answers = await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        this::ask,
                        read -> read.getList("unresolvedIncidents.incidents.name")
                                .contains("Read by a client"));

        String page = answers.getString("summary.page.id");
        for (String answer : List.of(
                "summary",
                "status",
                "components",
                "allIncidents",
                "unresolvedIncidents",
                "allScheduledMaintenances",
                "activeScheduledMaintenances",
                "upcomingScheduledMaintenances")) {
            assertThat(answers.getString(answer + ".page.id")).as(answer).isEqualTo(page);
        }
        assertThat(answers.getString("status.status.indicator")).isEqualTo("critical");
        assertThat(answers.getString("summary.status.description")).isEqualTo("Major Service Outage");
        assertThat(answers.getList("summary.incidents.name")).contains("Read by a client");
        assertThat(answers.getList("allIncidents.incidents.name")).contains("Read by a client");
        assertThat(
                        answers.getString(
                                "unresolvedIncidents.incidents.find { it.name == 'Read by a client' }.incident_updates[0].body"))
                .isEqualTo("We are investigating.");
        assertThat(answers.getBoolean("createdAtIsADate")).isTrue();
    }

    private JsonPath ask() throws IOException, InterruptedException {
        return JsonPath.from(run("node", "ask.js", suite.incident("")));
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path errors = home.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectError(errors.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(INSTALLING, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said + Files.readString(errors)).isZero();
        return said;
    }
}
